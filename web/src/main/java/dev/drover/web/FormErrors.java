package dev.drover.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/** The problems of a form by field, in the order of the form; the same sentence stands in the summary and at the field. */
public final class FormErrors {

    private FormErrors() {}

    public static Map<String, String> of(BindingResult binding) {
        Map<String, String> errors = new LinkedHashMap<>();
        for (FieldError error : binding.getFieldErrors()) {
            errors.putIfAbsent(error.getField(), String.valueOf(error.getDefaultMessage()));
        }
        for (ObjectError error : binding.getGlobalErrors()) {
            errors.putIfAbsent(String.valueOf(error.getCode()), String.valueOf(error.getDefaultMessage()));
        }
        return errors;
    }
}
