package org.equipoise.journal;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Texts, booleans, numbers and constants of enums: their own text tells them. */
final class ScalarCodec implements StateCodec<Object> {
  private static final Map<Class<?>, Function<String, Object>> READERS =
      Map.ofEntries(
          Map.entry(String.class, text -> text),
          Map.entry(Boolean.class, ScalarCodec::truth),
          Map.entry(Byte.class, Byte::valueOf),
          Map.entry(Short.class, Short::valueOf),
          Map.entry(Integer.class, Integer::valueOf),
          Map.entry(Long.class, Long::valueOf),
          Map.entry(Float.class, Float::valueOf),
          Map.entry(Double.class, Double::valueOf),
          Map.entry(Character.class, text -> text.charAt(0)));

  private final Class<?> type;

  ScalarCodec(Class<?> type) {
    this.type = type;
  }

  static boolean canBe(Class<?> type) {
    return READERS.containsKey(type) || type.isEnum();
  }

  @Override
  public String name() {
    return type.getName();
  }

  @Override
  public String encode(Object state) {
    return state instanceof Enum<?> constant ? constant.name() : state.toString();
  }

  @Override
  public Object decode(String text) {
    Function<String, Object> reader = READERS.get(type);
    return reader == null ? constant(text) : reader.apply(text);
  }

  private Object constant(String text) {
    return Stream.of(type.getEnumConstants())
        .filter(constant -> ((Enum<?>) constant).name().equals(text))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("%s has no such constant".formatted(name())));
  }

  private static Object truth(String text) {
    if (text.equals("true") || text.equals("false")) {
      return Boolean.valueOf(text);
    }
    throw new IllegalArgumentException("neither true nor false");
  }
}
