package dev.aiperf.maven;

import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Compiles the project's classes and tests, and does nothing else. {@code profile} and {@code list} have it done when they
 * are called from the command line; there is no need to call it.
 */
@Mojo(name = PreparedMojo.NAME, threadSafe = true, requiresDependencyResolution = ResolutionScope.TEST)
@Execute(phase = LifecyclePhase.TEST_COMPILE)
public final class PreparedMojo extends AbstractMojo {

    static final String NAME = "prepared";

    @Override
    public void execute() {
        getLog().debug("The project is compiled.");
    }
}
