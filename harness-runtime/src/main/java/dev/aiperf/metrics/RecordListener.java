package dev.aiperf.metrics;

import dev.aiperf.record.RequestRecord;

/** Sees each record with its metric values, as they are made. Called by one thread at a time. */
public interface RecordListener {

    void onRecord(RequestRecord record, RecordValues values);
}
