package org.equipoise.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.equipoise.chain.StateText;
import org.equipoise.result.SpendingPlan;
import org.equipoise.result.SpendingPlan.ClassPlan;
import org.equipoise.result.SpendingPlan.PropertyPlan;
import org.equipoise.result.SpendingPlan.Spending;
import org.equipoise.statistics.Rounded;
import org.jspecify.annotations.Nullable;

/** A plan as people read it: a table for each class, and what all of them spend. */
final class PlanTable {
  private static final int WIDTH = 240;

  /** What comes up less often than this is shown as 0. */
  private static final double NEVER = 5e-4;

  private static final String ROW = "%12s%12s%9s%11s%9s%11s  %s";

  private final List<String> lines = new ArrayList<>();

  private PlanTable() {}

  static List<String> of(SpendingPlan plan) {
    PlanTable table = new PlanTable();
    plan.classes().forEach(table::add);
    if (plan.classes().size() > 1) {
      table.add("All classes, one after the other");
      table.spending(plan.expected(), plan.worst());
    }
    table.legend();
    return List.copyOf(table.lines);
  }

  private void add(ClassPlan plan) {
    add(
        plan.draws() == 0
            ? plan.name()
            : "%s: at most %s draws, %s of them explore; %s at once; %s claims"
                .formatted(
                    plan.name(),
                    Rounded.count(plan.draws()),
                    Rounded.count(plan.explored()),
                    Rounded.count(plan.concurrency()),
                    Rounded.count(plan.claims())));
    if (!plan.properties().isEmpty()) {
      add(row("expected", "at worst", "PASS", "undecided", "FAIL", "undecided", ""));
      plan.properties().forEach(this::add);
    }
    plan.problems().forEach(problem -> add("  wrong: " + problem));
    spending(plan.expected(), plan.worst());
  }

  private void add(PropertyPlan plan) {
    Long expected = plan.expectedDraws();
    add(
        row(
            expected == null ? "?" : Rounded.count(expected),
            Rounded.count(plan.worstDraws()),
            share(plan.pass()),
            share(plan.undecidedInHealth()),
            share(plan.fail()),
            share(plan.undecidedAtMargin()),
            plan.test() + ": " + plan.claim()));
    if (plan.note() != null) {
      add(note("  " + plan.note()));
    }
  }

  private static String share(@Nullable Double probability) {
    if (probability == null) {
      return "";
    }
    return probability < NEVER ? "0 %" : Rounded.percent(probability);
  }

  private void spending(Spending expected, Spending worst) {
    add(spent(Rounded.count(expected.calls()), Rounded.count(worst.calls()), "calls"));
    tokens("tokens sent", expected.inputTokens(), worst.inputTokens());
    tokens("tokens received", expected.outputTokens(), worst.outputTokens());
    if (expected.cost() != null && worst.cost() != null) {
      add(spent(money(expected.cost()), money(worst.cost()), "cost"));
    }
    if (expected.seconds() != null && worst.seconds() != null) {
      add(spent(minutes(expected.seconds()), minutes(worst.seconds()), "minutes"));
    }
  }

  private void tokens(String what, @Nullable Long expected, @Nullable Long worst) {
    if (expected != null && worst != null) {
      add(spent(Rounded.count(expected), Rounded.count(worst), what));
    }
  }

  private static String money(double cost) {
    return String.format(Locale.ROOT, "%.2f", cost);
  }

  private static String minutes(double seconds) {
    return String.format(Locale.ROOT, "%.1f", seconds / 60);
  }

  private void legend() {
    add(
        "expected: at least about so many, of an agent in good health, halfway from the threshold to the best rate; ? as many as at worst");
    add(
        "PASS: how often such an agent passes; FAIL: how often one fails that misses the claim by its margin; both with these draws, if each judged one counts");
  }

  private static String note(String text) {
    return spent("", "", text);
  }

  private static String spent(String expected, String worst, String what) {
    return row(expected, worst, "", "", "", "", what);
  }

  private static String row(Object... columns) {
    return ROW.formatted(columns).stripTrailing();
  }

  private void add(String line) {
    lines.add(StateText.shortened(line, WIDTH));
  }
}
