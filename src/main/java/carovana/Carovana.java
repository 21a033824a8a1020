package carovana;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the caravan: the routes, the ledger, the doors and, unless told otherwise, the sandbox. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Carovana {

    public static void main(String[] args) {
        // ./data is a fine place for an H2 file, relative as it is
        System.setProperty("h2.implicitRelativePath", "true");
        SpringApplication.run(Carovana.class, args);
    }
}
