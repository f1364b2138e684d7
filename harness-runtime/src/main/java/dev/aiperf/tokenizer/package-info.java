/** What counts tokens: hub and local tokenizers, and the built-in encoding that needs no network. */
@NullMarked
package dev.aiperf.tokenizer;

import org.jspecify.annotations.NullMarked;
