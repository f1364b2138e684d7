// Annotated benchmarks in a Gradle build: "gradle profile" runs them, and fails when a gate failed.
plugins {
    java
}

val aiperfVersion = "0.1.0-SNAPSHOT"

repositories {
    mavenLocal()
    mavenCentral()
}

java {
    toolchain {
        languageVersion = JavaLanguageVersion.of(17)
    }
}

// The command line, which runs the benchmarks of a class path.
val aiperf: Configuration by configurations.creating

dependencies {
    implementation("dev.aiperf:harness-runtime:$aiperfVersion")
    annotationProcessor("dev.aiperf:harness-processor:$aiperfVersion")
    aiperf("dev.aiperf:aiperf-cli:$aiperfVersion")
}

tasks.register<JavaExec>("profile") {
    group = "verification"
    description = "Runs the annotated benchmarks; -Pinclude=REGEX chooses among them."
    mainClass = "dev.aiperf.cli.Aiperf"
    classpath = aiperf
    dependsOn(tasks.classes)
    // The runtime class path is known once everything is configured.
    argumentProviders.add {
        listOf("run", "--classpath", sourceSets.main.get().runtimeClasspath.asPath) +
            (findProperty("include")?.let { listOf("--include", it.toString()) } ?: listOf())
    }
}
