package org.equipoise.junit;

import org.equipoise.verdict.Properties;
import org.equipoise.verdict.Property;

/** What turns the property annotations of this package into properties. */
final class StandardProperties {

  private StandardProperties() {}

  /** Whether a factory is one of these, and no code of the user's. */
  static boolean make(Class<?> factory) {
    return factory.getEnclosingClass() == StandardProperties.class;
  }

  static final class DownhillFractionFactory implements PropertyFactory<DownhillFraction> {
    @Override
    public Property<?> property(DownhillFraction annotation) {
      return Properties.downhillFraction(annotation.atLeast(), annotation.margin());
    }
  }

  static final class EscapeRateFactory implements PropertyFactory<EscapeRate> {
    @Override
    public Property<?> property(EscapeRate annotation) {
      return Properties.escapeRate(annotation.atMost(), annotation.margin());
    }
  }

  static final class FaultRateFactory implements PropertyFactory<FaultRate> {
    @Override
    public Property<?> property(FaultRate annotation) {
      return Properties.faultRate(annotation.atMost(), annotation.margin());
    }
  }

  static final class DetailedBalanceFactory implements PropertyFactory<DetailedBalance> {
    @Override
    public Property<?> property(DetailedBalance annotation) {
      return Properties.detailedBalance(annotation.violationAtMost());
    }
  }

  static final class DistinctStatesFactory implements PropertyFactory<DistinctStates> {
    @Override
    public Property<?> property(DistinctStates annotation) {
      return Properties.distinctStates(annotation.atLeast());
    }
  }

  static final class NoDriftFactory implements PropertyFactory<NoDrift> {
    @Override
    public Property<?> property(NoDrift annotation) {
      return Properties.noDrift(annotation.tolerance(), annotation.margin());
    }
  }
}
