package org.equipoise.model;

import java.util.function.Function;

/** The providers, each with an answer of "BUZZY" in its own words. */
enum Provider {
  OPENAI(
      HttpChatModel::openAi,
      """
      {"id":"chatcmpl-1","object":"chat.completion","model":"m-2026","choices":[{"index":0,
       "message":{"role":"assistant","content":"BUZZY","refusal":null},"finish_reason":"stop"}],
       "usage":{"prompt_tokens":11,"completion_tokens":7,"total_tokens":18,
       "prompt_tokens_details":{"cached_tokens":4},"completion_tokens_details":{"reasoning_tokens":5}}}
      """),
  OPENAI_RESPONSES(
      HttpChatModel::openAiResponses,
      """
      {"id":"resp_1","status":"completed","error":null,"incomplete_details":null,"model":"m-2026",
       "output":[{"type":"reasoning","summary":[]},{"type":"message","content":[
       {"type":"output_text","text":"BUZ"},{"type":"output_text","text":"ZY"}]}],
       "usage":{"input_tokens":11,"input_tokens_details":{"cached_tokens":4},
       "output_tokens":7,"output_tokens_details":{"reasoning_tokens":5},"total_tokens":18}}
      """),
  ANTHROPIC(
      HttpChatModel::anthropic,
      """
      {"id":"msg_1","type":"message","role":"assistant","model":"m-2026","content":[
       {"type":"thinking","thinking":"hm"},{"type":"text","text":"BUZZY"}],
       "stop_reason":"end_turn","usage":{"input_tokens":5,"cache_creation_input_tokens":2,
       "cache_read_input_tokens":4,"output_tokens":7}}
      """),
  GEMINI(
      HttpChatModel::gemini,
      """
      {"candidates":[{"content":{"role":"model","parts":[{"text":"hm","thought":true},
       {"text":"BUZZY"}]},"finishReason":"STOP","index":0}],"modelVersion":"m-2026",
       "responseId":"r1","usageMetadata":{"promptTokenCount":8,"toolUsePromptTokenCount":3,
       "cachedContentTokenCount":4,"candidatesTokenCount":2,"thoughtsTokenCount":5,
       "totalTokenCount":18}}
      """),
  OLLAMA(
      HttpChatModel::ollama,
      """
      {"model":"m-2026","created_at":"2026-11-28T05:00:00Z","message":{"role":"assistant",
       "content":"BUZZY","thinking":"hm"},"done":true,"done_reason":"stop",
       "prompt_eval_count":11,"eval_count":7}
      """),
  COMPATIBLE(model -> HttpChatModel.compatible("http://localhost:8000/v1", model), OPENAI.answer);

  @SuppressWarnings("ImmutableEnumChecker")
  private final Function<String, HttpChatModel.Builder> builder;

  final String answer;

  Provider(Function<String, HttpChatModel.Builder> builder, String answer) {
    this.builder = builder;
    this.answer = answer;
  }

  HttpChatModel.Builder model(String name) {
    return builder.apply(name);
  }
}
