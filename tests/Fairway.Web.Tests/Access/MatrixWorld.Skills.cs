using Fairway.App.Skills;
using Fairway.Rules.Appraisals;
using Fairway.Rules.Skills;
using Fairway.Testing;
using NodaTime;

namespace Fairway.Web.Tests.Access;

/// <content>The room of skills: O declares, consents and has a file; an opening in O's unit looks for what O declares.</content>
internal sealed partial class MatrixWorld
{
    /// <summary>Stands in what O declares, and may stand nowhere outside the room.</summary>
    public const string OfTheRoom = "Canary of the room of skills";

    private static async Task<TheDatabase> WithSkillsAsync(TheDatabase database)
    {
        await database.WithSkills();
        await using var db = database.Skills.Open();
        db.Add(new SkillsProfile { StaffId = Official, ConfirmedOn = new LocalDate(2026, 2, 1) });
        db.Add(
            new DeclaredSkill
            {
                Id = OtherEndpoints.Skill,
                StaffId = Official,
                Code = "surveys",
                Level = SkillLevel.Advanced,
                Years = 4,
                LastUsed = 2026,
                Evidence = OfTheRoom,
            }
        );
        db.Add(
            new DeclaredLanguage
            {
                StaffId = Official,
                Code = "fr",
                Understanding = LanguageLevel.C1,
                Speaking = LanguageLevel.C1,
                Writing = LanguageLevel.B2,
            }
        );
        db.Add(
            new SkillsFile
            {
                Id = OtherEndpoints.SkillsFile,
                SkillId = OtherEndpoints.Skill,
                StaffId = Official,
                Name = "a.txt",
                Type = EvidenceType.Text,
                Size = 1,
                Hash = new string('0', 64),
                AttachedAt = At,
            }
        );
        db.Add(new SkillsFileBytes { FileId = OtherEndpoints.SkillsFile, Content = [(byte)'a'] });
        db.Add(
            new SkillsConsent
            {
                StaffId = Official,
                Purpose = SkillsPurpose.Vacancy,
                GivenAt = At,
            }
        );
        db.Add(
            new SkillsOpening
            {
                Id = OtherEndpoints.SkillsOpening,
                Purpose = SkillsPurpose.Vacancy,
                Title = "Statistician",
                UnitCode = "U",
                UnitName = "Unit U",
                Skills = [new WantedSkill("surveys", SkillLevel.Working, true)],
                Languages = [],
                OpenedBy = "H",
                OpenedOn = new LocalDate(2026, 2, 1),
            }
        );
        await db.SaveChangesAsync();
        return database;
    }
}
