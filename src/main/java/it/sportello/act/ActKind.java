package it.sportello.act;

import it.sportello.shared.Rule;

/** What an act does: decides many cases, or something about the call as a whole. */
public enum ActKind {
    @Rule("PSW-14-03")
    DETERMINATION("Determinazione dirigenziale", true),
    @Rule("PSW-13-03")
    COMMISSION("Nomina della Commissione di valutazione", false),
    @Rule("PSW-08-06")
    TRANSFER("Spostamento di risorse tra le Azioni", false),
    @Rule("PSW-08-07")
    TOP_UP("Ulteriori risorse", false),
    @Rule("PSW-08-12")
    REOPEN("Riutilizzo di somme liberate", false),
    @Rule("PSW-11-03")
    CLOSURE("Chiusura della procedura", true),
    @Rule("PSW-14-08")
    MODIFICATION("Modifica dell'avviso", true),
    @Rule("PSW-14-08")
    REVOCATION("Revoca dell'avviso", true),
    @Rule("PSW-14-08")
    ANNULMENT("Annullamento dell'avviso", true),
    @Rule("PSW-00-07")
    SUSPENSION("Sospensione dei termini", true);

    private final String label;
    private final boolean published;

    ActKind(String label, boolean published) {
        this.label = label;
        this.published = published;
    }

    /** The name in Italian. */
    public String label() {
        return label;
    }

    /** True when the act is published on the BUR and the portals (PSW-11-03, PSW-14-04). */
    public boolean isPublished() {
        return published;
    }
}
