package carovana.upstream.upload;

import org.springframework.stereotype.Component;

/** What the massive upload offers. */
@Component("uploadRequests")
public class UploadRequests {

    private final UploadSettings settings;

    public UploadRequests(UploadSettings settings) {
        this.settings = settings;
    }

    public UploadCall send(String organization, String name, byte[] zip) {
        return new UploadCall(files(organization), zip, name + ".zip");
    }

    public UploadCall status(String organization, String fileId) {
        return new UploadCall(files(organization) + "/" + fileId + "/status", null, null);
    }

    public UploadCall report(String organization, String fileId) {
        return new UploadCall(files(organization) + "/" + fileId + "/report", null, null);
    }

    private String files(String organization) {
        return "/brokers/%s/organizations/%s/debtpositions/file".formatted(settings.broker(), organization);
    }
}
