package carovana.tenants;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The payment proxy's tenants. */
@RestController
@RequestMapping({"${carovana.tenants.path}/{proxy}/v2/tenants", "${carovana.tenants.path}/v2/tenants"})
@Tag(name = "Payment proxy: tenants", description = "Organizations' accounts with an intermediary")
class TenantsDoor extends Door {

    private final Forms forms;

    TenantsDoor(TenantDesk desk, Forms forms, TenantsSettings settings) {
        super(desk, settings.path() + "/%s/v2/tenants/%s", "tenant_id");
        this.forms = forms;
    }

    @GetMapping("/schema")
    @Operation(summary = "The form that a tenant is filled in with (Form.io)")
    ObjectNode schema(@PathVariable(required = false) String proxy) {
        return forms.tenant(named(proxy));
    }
}
