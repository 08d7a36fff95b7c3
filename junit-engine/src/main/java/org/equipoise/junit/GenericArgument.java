package org.equipoise.junit;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The first type argument that a signature gives to a generic type: {@code String} for {@code
 * Agent} in {@code WordAgent implements Agent<String>}.
 */
final class GenericArgument {

  private GenericArgument() {}

  /** The raw argument, or empty where the signature does not tell. */
  static Optional<Class<?>> of(Type signature, Class<?> generic) {
    return Optional.ofNullable(find(signature, generic, Map.of())).map(GenericArgument::raw);
  }

  /** The argument with its own arguments, or empty where the signature does not tell. */
  static Optional<Type> type(Type signature, Class<?> generic) {
    return Optional.ofNullable(find(signature, generic, Map.of()))
        .filter(argument -> raw(argument) != null);
  }

  private static @Nullable Type find(
      @Nullable Type type, Class<?> generic, Map<TypeVariable<?>, Type> outer) {
    Class<?> raw = type == null ? null : raw(type);
    if (raw == null || !generic.isAssignableFrom(raw)) {
      return null;
    }
    Map<TypeVariable<?>, Type> bound = bindings(type, raw, outer);
    if (raw == generic) {
      return bound.get(generic.getTypeParameters()[0]);
    }
    return Stream.concat(Stream.of(raw.getGenericInterfaces()), superclass(raw))
        .flatMap(parent -> Stream.ofNullable(find(parent, generic, bound)))
        .findFirst()
        .orElse(null);
  }

  private static Stream<Type> superclass(Class<?> raw) {
    return Stream.ofNullable(raw.getGenericSuperclass());
  }

  private static Map<TypeVariable<?>, Type> bindings(
      @Nullable Type type, Class<?> raw, Map<TypeVariable<?>, Type> outer) {
    Map<TypeVariable<?>, Type> bound = new HashMap<>();
    if (type instanceof ParameterizedType parameterized) {
      Type[] arguments = parameterized.getActualTypeArguments();
      for (int i = 0; i < arguments.length; i++) {
        Type known = outer.get(arguments[i]);
        bound.put(raw.getTypeParameters()[i], known == null ? arguments[i] : known);
      }
    }
    return bound;
  }

  private static @Nullable Class<?> raw(Type type) {
    if (type instanceof Class<?> raw) {
      return raw;
    }
    if (type instanceof ParameterizedType parameterized) {
      return raw(parameterized.getRawType());
    }
    return null; // a wildcard or a type variable, which may stand for anything
  }
}
