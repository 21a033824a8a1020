package carovana.sandbox;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Promises that are kept in one running sandbox, which forgets everything before each of them. */
public abstract class InASandbox {

    @TempDir
    static Path home;

    protected static RunningSandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = RunningSandbox.in(home);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    protected void forget() {
        sandbox.control("POST", "/reset", null);
    }
}
