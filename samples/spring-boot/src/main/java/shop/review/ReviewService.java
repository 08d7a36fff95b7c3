package shop.review;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;

/** The agent: one call of {@link #revise} is one step. */
@Service
public class ReviewService {
  private static final Pattern OBJECTIONS = Pattern.compile("(\\d+) objections left");

  private final LanguageModel model;

  ReviewService(LanguageModel model) {
    this.model = model;
  }

  /** The next draft; empty where the model's answer names none. */
  public Optional<Draft> revise(Draft draft) {
    if (draft.objections() == 0) {
      return Optional.of(draft);
    }
    Matcher answer = OBJECTIONS.matcher(model.answer("Revise: " + draft.objections()));
    return answer.matches()
        ? Optional.of(new Draft(Integer.parseInt(answer.group(1))))
        : Optional.empty();
  }
}
