namespace Fairway.Web.Pages.Learning;

/// <summary>The look of the offline bundle: the product's colours, one column, a print as well as a screen.</summary>
internal static class BundleStyle
{
    public const string Css = """
        :root { color: #0b1f33; background: #fff; font: 1.0625rem/1.55 system-ui, sans-serif; }
        body { max-width: 44rem; margin: 0 auto; padding: 1.25rem; }
        h1, h2, h3 { line-height: 1.25; }
        a { color: #14508c; }
        nav { margin-bottom: 1rem; }
        .lead { font-size: 1.2rem; }
        .muted { color: #46586a; }
        table { border-collapse: collapse; width: 100%; }
        th, td { border: 1px solid #8393a3; padding: 0.35rem 0.5rem; text-align: left; vertical-align: top; }
        .fw-scroll { overflow-x: auto; }
        .turn { border-top: 1px solid #8393a3; padding-top: 0.75rem; }
        fieldset { border: 0; margin: 0; padding: 0; min-width: 0; }
        legend { font-weight: 700; padding: 0; }
        .choice { margin: 0.6rem 0; padding: 0.6rem 0.8rem; border-left: 4px solid #14508c; background: #eef3f8; }
        .choice input { width: 1.25rem; height: 1.25rem; vertical-align: -0.2rem; margin: 0 0.6rem 0 0; }
        .choice label { font-weight: 600; }
        .learn { border-top: 1px solid #8393a3; font-size: 0.95rem; }
        .end { border-left: 4px solid #00857c; padding-left: 0.8rem; font-weight: 600; }
        button { font: inherit; padding: 0.45rem 0.9rem; border: 1px solid #14508c; background: #14508c; color: #fff; cursor: pointer; }
        :focus-visible { outline: 3px solid #b45f06; outline-offset: 2px; }
        summary { cursor: pointer; color: #14508c; }
        @media print { nav, button, input { display: none; } }

        """;
}
