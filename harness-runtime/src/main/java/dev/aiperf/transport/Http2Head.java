package dev.aiperf.transport;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.frames.HeadersFrame;

/**
 * What HTTP/2 requests of one URL begin with. Safe to share between threads.
 *
 * @param url where they go
 * @param common the headers that all of them share
 */
record Http2Head(HttpURI url, HttpFields common) {

    /** Returns a request's headers, to be followed by its body. */
    HeadersFrame of(OutgoingRequest request) {
        int length = request.body().length;
        HttpFields.Mutable fields = HttpFields.build(common)
                .add("X-Request-ID", request.requestId())
                .add("X-Correlation-ID", request.correlationId())
                .add(new HttpField(HttpHeader.CONTENT_LENGTH, Integer.toString(length)));
        return new HeadersFrame(
                new MetaData.Request(request.method(), url, HttpVersion.HTTP_2, fields, length), null, false);
    }
}
