package org.equipoise.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * The method that takes out of prompts and replies what is not to be written into the journal, such
 * as personal data. Keys of services need none: they are never written.
 *
 * <p>At most one in a class, not private: {@code String redact(String text)}. It is called from the
 * sampling thread with each prompt and reply, each fact of a call, each reason of an escape and
 * each message of a fault or a defect; not with states, which the sample is made of.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public @interface JournalRedaction {}
