using System.Reflection;
using System.Reflection.Emit;
using Fairway.App.Appraisals;
using Fairway.App.Notices;
using Fairway.App.Service;
using Fairway.App.Skills;

namespace Fairway.Architecture.Tests;

/// <summary>
/// The room of skills and appraisals know nothing of each other (LE-3): read from the compiled code, each call, field and type of it, lambdas and state machines
/// included. A type that comes to know the other side fails here before anything can be read through it.
/// </summary>
public sealed class Apartness
{
    private static readonly Dictionary<short, OpCode> s_codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!)
        .ToDictionary(c => c.Value);

    /// <summary>What the room uses of the product, and why none of it tells anything of an appraisal.</summary>
    private static readonly Dictionary<string, string> s_uses = new(StringComparer.Ordinal)
    {
        ["Fairway.App"] = "results, days, how things are stored",
        ["Fairway.App.Accounts"] = "who asks, and which office they hold",
        ["Fairway.App.Files"] = "CSV",
        ["Fairway.App.History"] = "the shape of an entry, kept in the room's own table",
        ["Fairway.App.Policies"] = "parameters",
    };

    /// <summary>Single types from elsewhere.</summary>
    private static readonly Type[] s_usesAlone =
    [
        typeof(OfficialPlaces), // name, unit and duty station by staff id
        typeof(OfficialPlace),
        typeof(ServiceAccess), // whether a reader is HR of a unit: decided from the reader alone
        typeof(EvidenceContent), // what a file may be: decided from its bytes alone
        typeof(EvidenceVerdict),
        typeof(EvidenceName),
        typeof(JournalRefusals), // sentences about files
    ];

    /// <summary>What knows the room from outside.</summary>
    private static readonly Type[] s_knowIt =
    [
        typeof(App.FairwayApp), // adds its services
        typeof(App.FairwayDb), // leaves its tables out
        typeof(SkillsReminders), // learns a staff id and a day
        typeof(NoticesServices), // adds the reminders
        typeof(Web.Pages.Privacy.RetentionFileModel), // says a staff id whose time has come, and hears nothing back
    ];

    [Fact]
    public void The_room_knows_nothing_of_appraisals_or_of_any_other_capability()
    {
        var wrong =
            from type in Of("Fairway.App.Skills", typeof(SkillsDb).Assembly)
            from used in UsedBy(type)
            where used.Assembly == type.Assembly && !IsIn(used, "Fairway.App.Skills") && !s_uses.ContainsKey(used.Namespace ?? "")
            where used.Namespace is not null && !s_usesAlone.Contains(Outermost(used))
            select $"{Outermost(type)} uses {used}";
        wrong.Distinct(StringComparer.Ordinal).ShouldBeEmpty();
        Of("Fairway.App.Skills", typeof(SkillsDb).Assembly)
            .SelectMany(UsedBy)
            .ShouldNotContain(typeof(App.FairwayDb), "the database of appraisals");
    }

    [Fact]
    public void Its_pages_know_no_other_capabilitys_use_cases_and_not_the_other_database()
    {
        var pages = Of("Fairway.Web.Pages.Skills", typeof(Web.Hosting.FairwayWeb).Assembly).Where(t => !IsRazor(t)).ToList();
        pages.ShouldNotBeEmpty();
        var wrong =
            from type in pages
            from used in UsedBy(type)
            where used.Assembly == typeof(SkillsDb).Assembly && !IsIn(used, "Fairway.App.Skills")
            where !s_uses.ContainsKey(used.Namespace ?? "") || used == typeof(App.FairwayDb)
            where used.Namespace is not null && !s_usesAlone.Contains(Outermost(used))
            select $"{Outermost(type)} uses {used}";
        wrong.Distinct(StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_else_knows_the_room()
    {
        var others = new[] { typeof(SkillsDb).Assembly, typeof(Web.Hosting.FairwayWeb).Assembly }
            .SelectMany(a => a.GetTypes())
            .Where(t => t.Namespace?.StartsWith("Fairway.", StringComparison.Ordinal) == true)
            .Where(t => !IsIn(t, "Fairway.App.Skills") && !IsIn(t, "Fairway.Web.Pages.Skills"));
        var wrong =
            from type in others
            where !IsRazor(type) && !s_knowIt.Contains(Outermost(type))
            from used in UsedBy(type)
            where IsIn(used, "Fairway.App.Skills") || IsIn(used, "Fairway.Web.Pages.Skills")
            select $"{Outermost(type)} uses {used}";
        wrong.Distinct(StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void The_search_sees_what_code_uses() =>
        UsedBy(typeof(SkillsReminders)).ShouldContain(typeof(App.FairwayDb), "else it would find nothing to refuse anywhere");

    private static IEnumerable<Type> Of(string space, Assembly assembly) => assembly.GetTypes().Where(t => IsIn(t, space));

    private static bool IsIn(Type type, string space) =>
        type.Namespace == space || type.Namespace?.StartsWith(space + ".", StringComparison.Ordinal) == true;

    /// <summary>Views stand all in one namespace, beside each other: what they use they have from their models.</summary>
    private static bool IsRazor(Type type) => Outermost(type).Name.StartsWith("Pages_", StringComparison.Ordinal);

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    /// <summary>Every type that a type inherits, holds, takes, gives back or names in the bodies of its methods, with the parts of generic ones.</summary>
    private static HashSet<Type> UsedBy(Type type)
    {
        const BindingFlags all =
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var used = new HashSet<Type>();
        Add(used, type.BaseType);
        foreach (var face in type.GetInterfaces())
        {
            Add(used, face);
        }
        foreach (var field in type.GetFields(all))
        {
            Add(used, field.FieldType);
        }
        foreach (var method in type.GetMethods(all).Cast<MethodBase>().Concat(type.GetConstructors(all)))
        {
            Add(used, (method as MethodInfo)?.ReturnType);
            foreach (var parameter in method.GetParameters())
            {
                Add(used, parameter.ParameterType);
            }
            if (method.GetMethodBody() is { } body)
            {
                foreach (var local in body.LocalVariables)
                {
                    Add(used, local.LocalType);
                }
                Named(used, method, body.GetILAsByteArray()!);
            }
        }
        return used;
    }

    private static void Named(HashSet<Type> used, MethodBase method, byte[] il)
    {
        var ofType = method.DeclaringType!.GetGenericArguments();
        var ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : [];
        for (var at = 0; at < il.Length; )
        {
            short value = il[at++];
            if (value == 0xFE)
            {
                value = (short)(0xFE00 | il[at++]);
            }
            var code = s_codes[value];
            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
            {
                var member = method.Module.ResolveMember(BitConverter.ToInt32(il, at), ofType, ofMethod);
                Add(used, member as Type ?? member?.DeclaringType);
                foreach (var argument in (member as MethodInfo)?.GetGenericArguments() ?? [])
                {
                    Add(used, argument);
                }
                Add(used, (member as MethodInfo)?.ReturnType ?? (member as FieldInfo)?.FieldType);
            }
            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
                _ => 4,
            };
        }
    }

    private static void Add(HashSet<Type> used, Type? type)
    {
        while (type?.HasElementType == true)
        {
            type = type.GetElementType();
        }
        if (type is null || type.IsGenericParameter)
        {
            return;
        }
        used.Add(type.IsGenericType ? type.GetGenericTypeDefinition() : type);
        foreach (var part in type.GetGenericArguments())
        {
            Add(used, part);
        }
    }
}
