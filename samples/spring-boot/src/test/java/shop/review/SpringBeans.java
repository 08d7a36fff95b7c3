package shop.review;

import java.lang.reflect.Parameter;
import org.equipoise.junit.ParameterResolver;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives agent tests the beans of the application, which is started once for each test class. */
final class SpringBeans implements ParameterResolver, AutoCloseable {
  private final ConfigurableApplicationContext context =
      SpringApplication.run(ReviewApplication.class);

  @Override
  public boolean supports(Parameter parameter) {
    return context.getBeanNamesForType(parameter.getType()).length == 1;
  }

  @Override
  public Object resolve(Parameter parameter) {
    return context.getBean(parameter.getType());
  }

  @Override
  public void close() {
    context.close();
  }
}
