package org.equipoise.junit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.MethodSource;

/**
 * A property that is claimed on a class, and so is a test of its own on the class's sample.
 *
 * @param testClass the class it is claimed on, or a subclass
 * @param name the simple name of its annotation, with a number where the class has several such
 * @param claim what is claimed
 */
record ClassProperty(Class<?> testClass, String name, PropertyClaim claim) implements JudgedTest {
  static final String SEGMENT = "property";

  /** The properties on a class, in the order in which they stand there. */
  static List<ClassProperty> on(Class<?> testClass) {
    Map<String, Integer> namesakes = new HashMap<>();
    List<ClassProperty> properties = new ArrayList<>();
    for (PropertyClaim claim : PropertyClaim.on(testClass)) {
      String name = claim.annotation().annotationType().getSimpleName();
      int number = namesakes.merge(name, 1, Integer::sum);
      properties.add(
          new ClassProperty(testClass, number == 1 ? name : name + "[" + number + "]", claim));
    }
    return Collections.unmodifiableList(properties);
  }

  @Override
  public String displayName() {
    return claim.toString();
  }

  @Override
  public UniqueId id(UniqueId ofClass) {
    return ofClass.append(SEGMENT, name);
  }

  /** No method, but what filters by the names of methods finds it under its own. */
  @Override
  public MethodSource source(Class<?> ofTest) {
    return MethodSource.from(ofTest.getName(), name);
  }

  @Override
  public Set<TestTag> tags() {
    return Set.of();
  }

  /** Its class may be; the platform skips all tests of that. */
  @Override
  public Optional<String> disabled() {
    return Optional.empty();
  }

  @Override
  public List<PropertyClaim> claims() {
    return List.of(claim);
  }

  @Override
  public boolean takesSample() {
    return false;
  }

  @Override
  public List<Mistake> mistakes(Optional<Class<?>> stateType, Arguments arguments) {
    return arguments.mistake(claim, testClass).stream().toList();
  }

  @Override
  public StackTraceElement place() {
    return new StackTraceElement(testClass.getName(), name, null, -1);
  }
}
