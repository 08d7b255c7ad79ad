package io.ironkeel.api.link;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** One end of a cable as its machine sees it. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record LinkEndStatus(
    @Required @Size(max = 71) @JsonPropertyDescription("The end: machine/port.") String name,
    @JsonPropertyDescription(
            "Whether the port has a signal. Absent while the machine does not report.")
        Boolean carrier,
    @Size(max = 160) @JsonPropertyDescription("Who is at the other end, as LLDP says.") String seen,
    @JsonPropertyDescription(
            "Whether routes are exchanged over the port. Absent where none shall be.")
        Boolean established,
    @JsonPropertyDescription("Largest packet the port sends now.") Integer mtuBytes) {}
