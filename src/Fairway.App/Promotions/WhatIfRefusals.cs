using Fairway.Rules;

namespace Fairway.App.Promotions;

/// <summary>Why a rule is not tried: sentences Refusals.&lt;code&gt;.</summary>
public static class WhatIfRefusals
{
    public static readonly Refusal WhatIfNameMissing = Refusal.Of(nameof(WhatIfNameMissing), "Name", "PP-11");
    public static readonly Refusal WhatIfNothingChanged = Refusal.Of(nameof(WhatIfNothingChanged), null, "PP-11");

    public static Refusal WhatIfExercisesOut(int most) => Refusal.Of(nameof(WhatIfExercisesOut), "Exercises", "PP-11", most);

    public static Refusal WhatIfPostsOut(int most) => Refusal.Of(nameof(WhatIfPostsOut), "Posts", "PP-11", most);

    public static Refusal NameTooLong(int length, int longest) => Refusal.Of(RefusalCodes.TextTooLong, "Name", "PP-11", length, longest);

    /// <summary>A parameter's value that its bounds don't allow; the field is the parameter's key.</summary>
    public static Refusal WhatIfValueOut(string key) => Refusal.Of(nameof(WhatIfValueOut), key, "PP-11");
}
