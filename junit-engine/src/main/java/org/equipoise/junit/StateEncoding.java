package org.equipoise.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * The method that gives the codec by which states are written into the journal, and read again when
 * a run is gone on with or replayed.
 *
 * <p>At most one in a class, not private: {@code StateCodec<S> states()}. Without one, texts,
 * numbers, booleans and enums are written as they are, and all other states as JSON by Jackson. A
 * class whose states survive neither is sampled without a journal.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public @interface StateEncoding {}
