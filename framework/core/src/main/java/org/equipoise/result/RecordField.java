package org.equipoise.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A component of a record as a field of a JSON object.
 *
 * @param name the name in JSON
 * @param type what it holds
 * @param isLeftOutWhereEmpty whether there is no field where the list or map is empty
 * @param accessor what gives its value
 */
record RecordField(String name, Type type, boolean isLeftOutWhereEmpty, Method accessor) {
  private static final ClassValue<List<RecordField>> KNOWN =
      new ClassValue<>() {
        @Override
        protected List<RecordField> computeValue(Class<?> type) {
          return Stream.of(type.getRecordComponents()).map(RecordField::of).toList();
        }
      };

  /** Those of a type of records, in the order of its constructor. */
  static List<RecordField> of(Class<?> type) {
    return KNOWN.get(type);
  }

  private static RecordField of(RecordComponent component) {
    Method accessor = component.getAccessor();
    JsonProperty named = accessor.getAnnotation(JsonProperty.class);
    JsonInclude included = accessor.getAnnotation(JsonInclude.class);
    return new RecordField(
        named == null ? component.getName() : named.value(),
        component.getGenericType(),
        included != null && included.value() == JsonInclude.Include.NON_EMPTY,
        accessor);
  }

  /** What a record holds in it. */
  @Nullable Object of(Record content) {
    try {
      return accessor.invoke(content);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("the component " + accessor + " can not be read", e);
    }
  }

  /** The name of a constant of an enum in JSON. */
  static String name(Enum<?> constant) {
    try {
      JsonProperty named =
          constant.getDeclaringClass().getField(constant.name()).getAnnotation(JsonProperty.class);
      return named == null ? constant.name() : named.value();
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("each constant has a field", e);
    }
  }
}
