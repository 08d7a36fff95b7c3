package org.equipoise.junit;

import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.equipoise.sampling.Sample;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * What provides the parameters of a test class: its resolvers, those of its enclosing classes, and
 * for some methods the engine itself.
 */
final class Arguments {
  /** What the engine provides to tests. */
  static final Set<Class<?>> SAMPLE = Set.of(Sample.class);

  /** What the engine provides to all others. */
  static final Set<Class<?>> NONE = Set.of();

  private final List<Class<? extends ParameterResolver>> declared;
  private final boolean asks;
  private final @Nullable Arguments enclosing;
  private final Once<List<ParameterResolver>> own = new Once<>(this::instantiate);

  private Arguments(
      List<Class<? extends ParameterResolver>> declared,
      boolean asks,
      @Nullable Arguments enclosing) {
    this.declared = declared;
    this.asks = asks;
    this.enclosing = enclosing;
  }

  /** The arguments of one run of a class within others, innermost last. */
  static Arguments of(Class<?> testClass, @Nullable Arguments enclosing) {
    return new Arguments(resolvers(testClass), true, enclosing);
  }

  /** What can be said of arguments without code of the user: that resolvers could provide them. */
  static Arguments unasked(List<Class<?>> classes) {
    return new Arguments(
        classes.stream().flatMap(type -> resolvers(type).stream()).toList(), false, null);
  }

  private static List<Class<? extends ParameterResolver>> resolvers(Class<?> testClass) {
    List<Class<? extends ParameterResolver>> found = new ArrayList<>();
    AnnotationSupport.findRepeatableAnnotations(testClass, ResolvedBy.class)
        .forEach(annotation -> found.add(annotation.value()));
    return found;
  }

  /** The resolvers on a class that can not be made. */
  static List<Mistake> mistakes(Class<?> testClass) {
    return resolvers(testClass).stream()
        .filter(type -> !isInstantiable(type))
        .map(
            type ->
                Mistake.in(
                    type,
                    "the resolver of @ResolvedBy(%s) can not be made".formatted(name(type)),
                    "a static or top-level class that is not abstract, with a constructor that takes no parameter"))
        .toList();
  }

  private static boolean isInstantiable(Class<?> type) {
    return !Modifier.isAbstract(type.getModifiers())
        && Stream.of(type.getDeclaredConstructors()).anyMatch(c -> c.getParameterCount() == 0);
  }

  private List<ParameterResolver> instantiate() {
    List<ParameterResolver> made = new ArrayList<>();
    declared.stream()
        .filter(Arguments::isInstantiable) // the others are among the mistakes
        .forEach(type -> made.add(ReflectionSupport.newInstance(type)));
    return made;
  }

  private Stream<ParameterResolver> resolvers() {
    Stream<ParameterResolver> around = enclosing == null ? Stream.empty() : enclosing.resolvers();
    return Stream.concat(around, own.get().stream());
  }

  /**
   * Why a parameter is not provided by exactly one; empty where it is.
   *
   * @param given the types that the engine provides
   */
  Optional<String> obstacle(Parameter parameter, Set<Class<?>> given) {
    if (!asks && !declared.isEmpty()) {
      return Optional.empty();
    }
    List<String> providers = new ArrayList<>();
    if (given.contains(parameter.getType())) {
      providers.add("Equipoise");
    }
    if (asks) {
      resolvers()
          .filter(resolver -> resolver.supports(parameter))
          .forEach(resolver -> providers.add(name(resolver.getClass())));
    }
    return switch (providers.size()) {
      case 0 -> Optional.of("nothing provides " + text(parameter));
      case 1 -> Optional.empty();
      default ->
          Optional.of(text(parameter) + " is provided by " + String.join(" and by ", providers));
    };
  }

  /** What is wrong with a claim, as far as it can be told with or without code of the user. */
  Optional<Mistake> mistake(PropertyClaim claim, AnnotatedElement element) {
    return asks ? claim.mistake(element) : claim.mistakeAsWritten(element);
  }

  /**
   * The arguments of a method or constructor.
   *
   * @param given what the engine provides, by its type
   * @throws Exception what a resolver threw
   * @throws IllegalStateException if a resolver gave what does not fit
   */
  @Nullable Object[] of(Executable executable, Map<Class<?>, Object> given) throws Exception {
    Parameter[] parameters = executable.getParameters();
    @Nullable Object[] arguments = new @Nullable Object[parameters.length];
    for (int i = 0; i < parameters.length; i++) {
      Object known = given.get(parameters[i].getType());
      arguments[i] = known == null ? resolved(parameters[i]) : known;
    }
    return arguments;
  }

  private @Nullable Object resolved(Parameter parameter) throws Exception {
    Optional<String> obstacle = obstacle(parameter, NONE);
    if (obstacle.isPresent()) {
      throw new IllegalStateException(obstacle.get() + " of " + parameter.getDeclaringExecutable());
    }
    ParameterResolver resolver =
        resolvers().filter(candidate -> candidate.supports(parameter)).findFirst().orElseThrow();
    Object argument = resolver.resolve(parameter);
    if (!fits(argument, parameter.getType())) {
      throw new IllegalStateException(
          "%s gave %s for %s of %s"
              .formatted(
                  name(resolver.getClass()),
                  argument == null ? "null" : "a " + name(argument.getClass()),
                  text(parameter),
                  parameter.getDeclaringExecutable()));
    }
    return argument;
  }

  private static boolean fits(@Nullable Object argument, Class<?> type) {
    return argument == null
        ? !type.isPrimitive()
        : MethodType.methodType(type).wrap().returnType().isInstance(argument);
  }

  private static String text(Parameter parameter) {
    int index =
        Arrays.asList(parameter.getDeclaringExecutable().getParameters()).indexOf(parameter);
    return "parameter %s of type %s".formatted(index + 1, name(parameter.getType()));
  }

  private static String name(Class<?> type) {
    return type.getSimpleName();
  }

  /** The resolvers of this class that want to be closed, last one first. */
  List<AutoCloseable> closeable() {
    List<AutoCloseable> found = new ArrayList<>();
    own.made().stream()
        .flatMap(List::stream)
        .filter(AutoCloseable.class::isInstance)
        .forEach(resolver -> found.add((AutoCloseable) resolver));
    Collections.reverse(found);
    return found;
  }
}
