package shop;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import java.util.Optional;
import org.junit.Test;

/** Was there before, and runs as it ran. */
public class HelpDeskTest {
  @Test
  public void aReplyIsReadAsATicket() {
    assertEquals(Optional.of(new Ticket(3)), HelpDesk.parse("open questions: 3"));
  }

  @Test
  public void smallTalkIsNoTicket() {
    assertFalse(HelpDesk.parse("Let me see.").isPresent());
  }
}
