package dev.aiperf.plan;

/** Which of a host's addresses are connected to. */
public enum IpVersion {
    /** All, in the order in which the system names them. */
    AUTO,
    /** Those of IPv4. */
    V4,
    /** Those of IPv6. */
    V6
}
