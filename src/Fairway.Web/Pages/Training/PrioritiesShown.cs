using Fairway.App.Training.Council;
using Fairway.Rules.Training;

namespace Fairway.Web.Pages.Training;

/// <summary>The Council's priorities beside a form or a decision.</summary>
/// <param name="Priorities">Those that count today.</param>
/// <param name="Policy">Names the areas.</param>
/// <param name="Area">Of the request that is looked at; null: there is none yet.</param>
public sealed record PrioritiesShown(IReadOnlyList<CouncilPriority> Priorities, TrainingPolicy Policy, string? Area);
