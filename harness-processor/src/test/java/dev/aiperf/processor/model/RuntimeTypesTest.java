package dev.aiperf.processor.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuntimeTypesTest {

    @Test
    void eachIsAClassOfTheRuntime() throws Exception {
        List<String> names = new ArrayList<>();
        for (Field field : RuntimeTypes.class.getFields()) {
            names.add((String) field.get(null));
        }

        assertThat(names)
                .hasSizeGreaterThan(5)
                .allSatisfy(
                        name -> assertThat(Class.forName(name)).hasPackage(name.substring(0, name.lastIndexOf('.'))));
    }
}
