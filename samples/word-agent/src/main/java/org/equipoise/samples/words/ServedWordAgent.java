package org.equipoise.samples.words;

import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.equipoise.agent.Agent;
import org.equipoise.agent.AgentDescription;
import org.equipoise.agent.Draw;
import org.equipoise.agent.Step;
import org.equipoise.model.HttpChatModel;

/**
 * The word agent with the network between: its model is a {@link WordServer} of its own, and each
 * step is a call to it. The call brings along the draw's seed, so the steps are those of the {@link
 * WordAgent} in this process.
 */
public final class ServedWordAgent implements Agent<String>, AutoCloseable {
  private final WordServer server;
  private final Agent<String> agent;

  private ServedWordAgent(WordServer server) {
    this.server = server;
    this.agent =
        WordTask.agent(
                HttpChatModel.compatible(server.baseUrl().toString(), ChatCompletions.MODEL)
                    .build())
            .seeded();
  }

  /**
   * Starts the server.
   *
   * @throws IOException if it cannot listen on this machine
   */
  public static ServedWordAgent start() throws IOException {
    return new ServedWordAgent(WordServer.start(new WordAgent()));
  }

  @Override
  public Step<String> step(String word, Draw draw) throws Exception {
    return agent.step(word, draw);
  }

  /** That of the prompted agent, but for the server's port, which is another one each time. */
  @Override
  public AgentDescription description() {
    AgentDescription prompted = agent.description();
    SortedMap<String, String> configuration = new TreeMap<>(prompted.configuration());
    configuration.remove("endpoint");
    return new AgentDescription(prompted.name(), configuration);
  }

  /** Stops the server. */
  @Override
  public void close() {
    server.close();
  }
}
