package org.equipoise.junit;

import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;

/**
 * A test class with the classes that it is nested in.
 *
 * @param classes outermost first; the enclosing class of an inherited inner class is the subclass
 *     that inherited it
 */
record ClassNesting(List<Class<?>> classes) {

  ClassNesting {
    classes = List.copyOf(classes);
  }

  ClassNesting and(Class<?> nested) {
    return new ClassNesting(Stream.concat(classes.stream(), Stream.of(nested)).toList());
  }

  Class<?> last() {
    return classes.get(classes.size() - 1);
  }

  /** The nesting without its last class; only of a nested class. */
  ClassNesting enclosing() {
    return new ClassNesting(classes.subList(0, classes.size() - 1));
  }

  DiscoverySelector selector() {
    return classes.size() == 1
        ? DiscoverySelectors.selectClass(last())
        : DiscoverySelectors.selectNestedClass(enclosing().classes(), last());
  }

  DiscoverySelector selector(Method method) {
    return classes.size() == 1
        ? DiscoverySelectors.selectMethod(last(), method)
        : DiscoverySelectors.selectNestedMethod(enclosing().classes(), last(), method);
  }
}
