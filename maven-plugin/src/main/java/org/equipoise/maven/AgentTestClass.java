package org.equipoise.maven;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A class that has agent tests to run, as its class file tells.
 *
 * @param name its full name
 * @param around the classes around it, from the inside out, where it is inner: on their sample it
 *     may be judged, so that the result is theirs
 * @param isNested whether it is a static member of another class
 * @param isDisabled whether all of its tests are, or it is itself
 * @param annotations the descriptors of all annotations on it, its tests and its supertypes
 */
record AgentTestClass(
    String name,
    List<String> around,
    boolean isNested,
    boolean isDisabled,
    Set<String> annotations) {

  /** What says nothing of tags; annotations of users may be made of tags. */
  private static final List<String> UNTAGGED =
      List.of("Lorg/equipoise/junit/", "Ljava/lang/", "Lkotlin/", "Lorg/junit/jupiter/api/Display");

  private static final String TAG = "Lorg/equipoise/junit/AgentTag";

  /** The names under which it may be sampled. */
  Stream<String> names() {
    return Stream.concat(Stream.of(name), around.stream());
  }

  /** Whether it may have tags. */
  boolean mayBeTagged() {
    return annotations.stream()
        .anyMatch(a -> a.startsWith(TAG) || UNTAGGED.stream().noneMatch(a::startsWith));
  }
}
