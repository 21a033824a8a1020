package carovana.monitoring;

import carovana.positions.FiscalCodeMask;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.pattern.CompositeConverter;

/** {@code %masked(…)} in a log pattern: what is inside, stack trace included, without readable fiscal codes. */
public class Masked extends CompositeConverter<ILoggingEvent> {

    @Override
    protected String transform(ILoggingEvent event, String text) {
        return FiscalCodeMask.mask(text);
    }
}
