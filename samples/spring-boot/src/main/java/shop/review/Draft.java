package shop.review;

/**
 * What the agent works on.
 *
 * @param objections how many objections a reviewer would raise
 */
public record Draft(int objections) {}
