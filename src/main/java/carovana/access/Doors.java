package carovana.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.preauth.AbstractPreAuthenticatedProcessingFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.csrf.CsrfTokenRequestHandler;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Which door asks for what: nothing for health and the API's description, a login for operators, a key for the rest. */
@Configuration
class Doors {

    private static final String OPERATOR = "OPERATOR";

    /** The sandbox plays services that have a gateway, and keys, of their own; a callback's address is its key. */
    @Bean
    @Order(1)
    SecurityFilterChain open(HttpSecurity http) throws Exception {
        return http.securityMatcher(
                        "/openapi.json/**",
                        "/docs/**",
                        "/swagger-ui/**",
                        "/sandbox/**",
                        "/error",
                        "/documents/callbacks/*")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain operators(HttpSecurity http) throws Exception {
        return http.securityMatcher(under("/actuator", "/login", "/logout"))
                // everybody may ask for health; only an operator is told the details
                .authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health/**")
                        .permitAll()
                        .anyRequest()
                        .hasRole(OPERATOR))
                .formLogin(form -> form.defaultSuccessUrl("/actuator/hawtio/index.html"))
                .httpBasic(Customizer.withDefaults())
                // the console reads the token from its cookie and sends it back in a header
                .csrf(csrf -> csrf.csrfTokenRepository(CookieCsrfTokenRepository.withHttpOnlyFalse())
                        .csrfTokenRequestHandler(tokenInEveryAnswer()))
                .build();
    }

    /** By default the cookie is first set when a page asks for the token, and the console's pages do not. */
    private static CsrfTokenRequestHandler tokenInEveryAnswer() {
        var handler = new CsrfTokenRequestAttributeHandler();
        handler.setCsrfRequestAttributeName(null);
        return handler;
    }

    /** The console and Jolokia are servlets of their own, and Spring's path patterns see but the rest of their paths. */
    private static RequestMatcher under(String... paths) {
        return request -> {
            var rest = request.getPathInfo();
            var path = request.getServletPath() + (rest == null ? "" : rest);
            return Arrays.stream(paths).anyMatch(each -> path.equals(each) || path.startsWith(each + "/"));
        };
    }

    /** The façade of pagoPA's GPD: its callers expect pagoPA's gateway. */
    @Bean
    @Order(3)
    SecurityFilterChain facade(HttpSecurity http, SubscriptionKeys keys) throws Exception {
        return http.securityMatcher("/gpd/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .addFilterAt(new GatewayFilter(keys), AbstractPreAuthenticatedProcessingFilter.class)
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain backOffices(HttpSecurity http, SubscriptionKeys keys, ObjectMapper json) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .addFilterAt(new KeyFilter(keys, json), AbstractPreAuthenticatedProcessingFilter.class)
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    @Bean
    UserDetailsService operator(AccessSettings settings) {
        return new InMemoryUserDetailsManager(
                User.withUsername(settings.operator().name())
                        .password(settings.operator().password())
                        .roles(OPERATOR)
                        .build());
    }
}
