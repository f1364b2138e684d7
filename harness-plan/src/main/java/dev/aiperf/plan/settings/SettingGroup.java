package dev.aiperf.plan.settings;

import java.util.Locale;

/** The groups of settings, in the order and with the titles that AIPerf's help gives them; ours come last. */
public enum SettingGroup {
    ENDPOINT("Endpoint"),
    INPUT("Input"),
    FIXED_SCHEDULE("Fixed Schedule"),
    GOODPUT("Goodput"),
    OUTPUT("Output"),
    HTTP_TRACE("HTTP Trace"),
    TOKENIZER("Tokenizer"),
    LOAD_GENERATOR("Load Generator"),
    WARMUP("Warmup"),
    CONVERSATION_INPUT("Conversation Input"),
    INPUT_LENGTH("Input Sequence Length (ISL)"),
    OUTPUT_LENGTH("Output Sequence Length (OSL)"),
    SYNTHESIS("Synthesis"),
    MULTI_RUN("Multi-Run"),
    GATES("Gates"),
    NETWORK("Network"),
    SERVICE("Service"),
    UI("UI"),
    CLIENT("Client");

    private final String title;

    SettingGroup(String title) {
        this.title = title;
    }

    /** Returns the heading of the group in help and pages. */
    public String title() {
        return title;
    }

    /** Returns the key under which a configuration file may gather the group's settings, such as {@code load-generator}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
