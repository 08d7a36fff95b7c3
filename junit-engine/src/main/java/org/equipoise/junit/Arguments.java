package org.equipoise.junit;

import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
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

  /** What stands between the names of several that provide one parameter. */
  static final String AND_BY = " and by ";

  /** How much is asked of code of the user. */
  private enum Asking {
    /** Resolvers and factories of properties. */
    ALL,
    /** Factories; what resolvers would say is taken to be yes. */
    FACTORIES,
    /** Nobody: where there are resolvers, one of them may provide what the engine does not. */
    NOBODY
  }

  private final Asking asking;
  private final List<Class<? extends ParameterResolver>> declared;
  private final @Nullable Arguments enclosing;
  private final List<ParameterResolver> made = new ArrayList<>();
  private final Once<List<ParameterResolver>> own = new Once<>(this::instantiate);

  private Arguments(
      Asking asking,
      List<Class<? extends ParameterResolver>> declared,
      @Nullable Arguments enclosing) {
    this.asking = asking;
    this.declared = declared;
    this.enclosing = enclosing;
  }

  /**
   * The arguments of one run of a class within others. A resolver that an enclosing class names,
   * too, is made for that one alone.
   */
  static Arguments of(Class<?> testClass, @Nullable Arguments enclosing) {
    List<Class<? extends ParameterResolver>> named =
        resolvers(testClass).stream()
            .filter(type -> enclosing == null || !enclosing.declares(type))
            .toList();
    return new Arguments(Asking.ALL, named, enclosing);
  }

  /** What is known of a test whose parameters others see to: what its claims come to. */
  static Arguments assumed() {
    return new Arguments(Asking.FACTORIES, List.of(), null);
  }

  /** What can be said without code of the user. */
  static Arguments unasked(List<Class<?>> classes) {
    return new Arguments(
        Asking.NOBODY, classes.stream().flatMap(type -> resolvers(type).stream()).toList(), null);
  }

  private boolean declares(Class<?> resolver) {
    return declared.contains(resolver) || (enclosing != null && enclosing.declares(resolver));
  }

  private static List<Class<? extends ParameterResolver>> resolvers(Class<?> testClass) {
    List<Class<? extends ParameterResolver>> found = new ArrayList<>();
    AnnotationSupport.findRepeatableAnnotations(testClass, ResolvedBy.class)
        .forEach(annotation -> found.add(annotation.value()));
    return found.stream().<Class<? extends ParameterResolver>>map(type -> type).distinct().toList();
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

  /** Whether the engine can make one: of a resolver, or of the factory of a property. */
  static boolean isInstantiable(Class<?> type) {
    return !Modifier.isAbstract(type.getModifiers())
        && Stream.of(type.getDeclaredConstructors()).anyMatch(c -> c.getParameterCount() == 0);
  }

  /** One after the other, so that those before one that throws are closed. */
  private List<ParameterResolver> instantiate() {
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
    if (asking == Asking.FACTORIES || (asking == Asking.NOBODY && !declared.isEmpty())) {
      return Optional.empty();
    }
    List<String> providers = new ArrayList<>();
    if (given.contains(parameter.getType())) {
      providers.add("Equipoise");
    }
    if (asking == Asking.ALL) {
      for (ParameterResolver resolver : resolvers().toList()) {
        try {
          if (resolver.supports(parameter)) {
            providers.add(name(resolver.getClass()));
          }
        } catch (RuntimeException e) { // its message is that of a mistake
          return Optional.of(
              "%s threw %s when asked for %s"
                  .formatted(name(resolver.getClass()), e, text(parameter)));
        }
      }
    }
    return switch (providers.size()) {
      case 0 -> Optional.of("nothing provides " + text(parameter));
      case 1 -> Optional.empty();
      default -> Optional.of(text(parameter) + " is provided by " + String.join(AND_BY, providers));
    };
  }

  /** What is wrong with a claim, as far as it can be told with or without code of the user. */
  Optional<Mistake> mistake(PropertyClaim claim, AnnotatedElement element) {
    return asking == Asking.NOBODY ? claim.mistakeAsWritten(element) : claim.mistake(element);
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
    for (ParameterResolver resolver : made) {
      if (resolver instanceof AutoCloseable closeable) {
        found.add(0, closeable);
      }
    }
    return found;
  }
}
