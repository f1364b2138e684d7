package dev.aiperf.testkit;

import java.util.Map;

/**
 * A request as it came.
 *
 * @param path with its query
 * @param headers by their names in lower case
 * @param body in UTF-8
 */
record Received(String method, String path, Map<String, String> headers, String body) {}
