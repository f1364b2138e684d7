/** What somebody else's plugin and its tests look like. */
@NullMarked
package com.example.aiperf;

import org.jspecify.annotations.NullMarked;
