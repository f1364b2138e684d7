package dev.aiperf.plan;

/** How progress is shown while a run goes on. */
public enum UiKind {
    /** A full-screen view; plain lines until there is one. */
    DASHBOARD,
    /** Plain lines on standard error. */
    SIMPLE,
    /** Nothing. */
    NONE
}
