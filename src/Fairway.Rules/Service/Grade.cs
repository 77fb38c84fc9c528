using System.Collections.Immutable;

namespace Fairway.Rules.Service;

/// <summary>A grade that knows its place (SV-1). Made by <see cref="GradeScale"/>, never by hand, so that it is one of the policy's.</summary>
[Rule("SV-1")]
public sealed record Grade
{
    internal Grade(Category category, string code, int order, bool highest)
    {
        Category = category;
        Code = code;
        Order = order;
        IsHighestInCategory = highest;
    }

    /// <summary>The category it belongs to.</summary>
    public Category Category { get; }

    /// <summary>As files and people write it: <c>G5</c>, <c>NOB</c>, <c>P4</c>.</summary>
    public string Code { get; }

    /// <summary>Its place within its category, 1 the lowest. Grades of different categories don't compare.</summary>
    public int Order { get; }

    /// <summary>Whether nothing stands above it in its category.</summary>
    public bool IsHighestInCategory { get; }

    /// <summary>The <see cref="Code"/>.</summary>
    public override string ToString() => Code;
}

/// <summary>The grades of one category, lowest first.</summary>
/// <param name="Category">The category.</param>
/// <param name="Name">Its name for readers.</param>
/// <param name="Grades">The codes of its grades, lowest first; the last is the highest.</param>
public sealed record CategoryGrades(Category Category, Wording Name, ImmutableArray<string> Grades);

/// <summary>All categories with their grades: policy data (SV-1).</summary>
[Rule("SV-1")]
public sealed class GradeScale
{
    private readonly Dictionary<string, Grade> byCode = new(StringComparer.Ordinal);

    /// <summary>Builds the scale; a code that stands twice is a mistake of the caller (the policy loader names it beforehand).</summary>
    public GradeScale(IEnumerable<CategoryGrades> categories)
    {
        Categories = [.. categories];
        foreach (var category in Categories)
        {
            for (var i = 0; i < category.Grades.Length; i++)
            {
                byCode.Add(category.Grades[i], new Grade(category.Category, category.Grades[i], i + 1, i == category.Grades.Length - 1));
            }
        }
    }

    /// <summary>The categories in the policy's order.</summary>
    public ImmutableArray<CategoryGrades> Categories { get; }

    /// <summary>All grades, category by category, lowest first.</summary>
    public IEnumerable<Grade> All => Categories.SelectMany(category => category.Grades).Select(code => byCode[code]);

    /// <summary>The grade with a code, exactly as written; null if the policy has none.</summary>
    public Grade? Parse(string code) => byCode.GetValueOrDefault(code);

    /// <summary>The grade with a code if it belongs to the category; else null.</summary>
    public Grade? Parse(Category category, string code) => Parse(code) is { } grade && grade.Category == category ? grade : null;
}
