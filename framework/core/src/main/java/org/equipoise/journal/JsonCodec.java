package org.equipoise.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.lang.reflect.Type;
import java.util.List;
import java.util.ServiceConfigurationError;
import org.equipoise.file.JsonProblem;
import org.jspecify.annotations.Nullable;

/** Records, collections and whatever else Jackson makes JSON of. */
final class JsonCodec implements StateCodec<Object> {
  private final Type type;
  private @Nullable ObjectWriter writer;
  private @Nullable ObjectReader reader;

  JsonCodec(Type type) {
    this.type = type;
  }

  @Override
  public String name() {
    return "json " + type.getTypeName();
  }

  @Override
  public String encode(Object state) {
    try {
      return writer().writeValueAsString(state);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(JsonProblem.why(e), e);
    }
  }

  @Override
  public Object decode(String text) {
    try {
      return reader().readValue(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(JsonProblem.why(e), e);
    }
  }

  private ObjectWriter writer() {
    if (writer == null) {
      JsonMapper mapper = mapper();
      writer = mapper.writerFor(javaType(mapper));
    }
    return writer;
  }

  private ObjectReader reader() {
    if (reader == null) {
      JsonMapper mapper = mapper();
      reader = mapper.readerFor(javaType(mapper));
    }
    return reader;
  }

  private JavaType javaType(JsonMapper mapper) {
    return mapper.getTypeFactory().constructType(type);
  }

  /** What else is on the class path may add types of its own, if it is whole. */
  private static List<Module> modules() {
    try {
      return JsonMapper.findModules();
    } catch (ServiceConfigurationError e) {
      throw new IllegalArgumentException("a module of Jackson can not be loaded", e);
    }
  }

  private static JsonMapper mapper() {
    return JsonMapper.builder()
        .addModules(modules())
        .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }
}
