package org.equipoise.model;

/**
 * What a dialect reads from the body of a reply.
 *
 * @param finishWord the provider's word for {@code finish}; empty where it gave none
 * @param model the model that answered, which may be a newer one than was asked; empty where it is
 *     not said
 * @param replyId the provider's id of the reply; empty where it has none
 */
record Answer(String text, FinishReason finish, String finishWord, String model, String replyId) {}
