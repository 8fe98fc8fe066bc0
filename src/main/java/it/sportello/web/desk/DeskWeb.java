package it.sportello.web.desk;

import it.sportello.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What all pages of the desk share: nothing foreign is loaded, nothing is cached, a refusal is told in Italian. */
@Configuration(proxyBeanMethods = false)
class DeskWeb implements WebMvcConfigurer {

    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
            + " base-uri 'none'; frame-ancestors 'self'";

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Headers()).addPathPatterns("/desk", "/desk/**", "/facts/**");
    }

    private static final class Headers implements HandlerInterceptor {
        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            response.setHeader("Content-Security-Policy", POLICY);
            response.setHeader("Cache-Control", "no-store");
            return true;
        }
    }

    /** What every page knows, and what is shown instead of a page that is refused. */
    @ControllerAdvice(
            assignableTypes = {
                FactsPages.class,
                DeskPages.class,
                WhyPages.class,
                DeadlinePages.class,
                CalendarPages.class,
                ClockActPages.class,
                LedgerPages.class,
                ClockPages.class,
                MonitoringPages.class,
                PecActPages.class,
                PrivacyPages.class
            })
    static class Shared {

        private final boolean training;

        Shared(Environment environment) {
            this.training = environment.matchesProfiles("demo | test");
        }

        /** Whether the header shows the way to the training clock. */
        @ModelAttribute("training")
        boolean training() {
            return training;
        }

        @ExceptionHandler
        String refused(Refusal refusal, Model model, HttpServletResponse response) {
            response.setStatus(
                    switch (refusal.kind()) {
                        case INVALID -> HttpStatus.UNPROCESSABLE_ENTITY.value();
                        case NOT_ALLOWED -> HttpStatus.CONFLICT.value();
                        case NOT_FOUND -> HttpStatus.NOT_FOUND.value();
                    });
            model.addAttribute("reasons", refusal.reasons());
            return "desk/refused";
        }
    }
}
