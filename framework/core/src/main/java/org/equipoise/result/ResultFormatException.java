package org.equipoise.result;

import java.nio.file.Path;
import org.apiguardian.api.API;
import org.equipoise.chain.StateText;

/**
 * A result file that can not be read: it is no result, or of a newer form. The message is one line
 * and names the file, the place, what is wrong and what to do about it.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1.0")
public final class ResultFormatException extends RuntimeException {

  ResultFormatException(Path file, String place, String problem, String remedy) {
    super("%s%s: %s; %s".formatted(StateText.printable(file.toString()), place, problem, remedy));
  }
}
