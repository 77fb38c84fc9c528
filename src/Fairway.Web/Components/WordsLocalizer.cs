using Microsoft.Extensions.Localization;

namespace Fairway.Web.Components;

/// <summary>Lets validation attributes name their sentence by its key: [Required(ErrorMessage = "Appraisals.OutputNeedsTitle")].</summary>
public sealed class WordsLocalizer(Words words) : IStringLocalizer
{
    public LocalizedString this[string name] => words.Has(name) ? new(name, words[name]) : new(name, name, resourceNotFound: true);

    public LocalizedString this[string name, params object[] arguments] =>
        words.Has(name) ? new(name, words[name, arguments]) : new(name, name, resourceNotFound: true);

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];
}
