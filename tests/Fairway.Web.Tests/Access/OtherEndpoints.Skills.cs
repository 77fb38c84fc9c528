namespace Fairway.Web.Tests.Access;

/// <content>The room of skills (LE-3).</content>
internal static partial class OtherEndpoints
{
    private const string OfSkills = """
        # Whoever is in the staff file has a page of their own there.
        GET  /skills                                             OSDGC2MBHWhULXEN
        POST /skills?handler=Confirm                             O
        # What O declares is O's alone: no chief, no HR partner, not even the one who finds it.
        GET  /skills/skill/{id:guid?}                            O
        POST /skills/skill/{id:guid?}                            O
        POST /skills/skill/{id:guid?}?handler=Autosave           O
        POST /skills/skill/{id:guid?}?handler=Remove             O
        POST /skills/skill/{id:guid?}?handler=Attach             O
        POST /skills/skill/{id:guid?}?handler=Detach             O
        GET  /skills/language/{code?}                            O
        POST /skills/language/{code?}                            O
        POST /skills/language/{code?}?handler=Autosave           O
        POST /skills/language/{code?}?handler=Remove             O
        GET  /skills/files/{id:guid}                             O
        # Each their own.
        GET  /skills/mobility                                    OSDGC2MBHWhULXEN
        POST /skills/mobility                                    OSDGC2MBHWhULXEN
        POST /skills/mobility?handler=Autosave                   OSDGC2MBHWhULXEN
        GET  /skills/consent                                     OSDGC2MBHWhULXEN
        POST /skills/consent?handler=Give                        OSDGC2MBHWhULXEN
        POST /skills/consent?handler=Withdraw                    OSDGC2MBHWhULXEN
        GET  /skills/seen                                        OSDGC2MBHWhULXEN
        GET  /skills/file.csv                                    OSDGC2MBHWhULXEN
        GET  /skills/erase                                       OSDGC2MBHWhULXEN
        POST /skills/erase                                       OSDGC2MBHWhULXEN
        # HR names what is looked for, each for the units they serve, and cares for the catalogue.
        GET  /skills/openings                                    HWh
        GET  /skills/openings/new                                HWh
        POST /skills/openings/new                                HWh
        GET  /skills/openings/{id:guid}                          HW
        POST /skills/openings/{id:guid}?handler=Close            HW
        GET  /skills/catalogue                                   HWh
        POST /skills/catalogue?handler=Fold                      HWh
        """;

    /// <summary>A skill that O declares.</summary>
    public static readonly Guid Skill = new("0197a000-0000-7000-8000-0000000000bb");

    /// <summary>A file that backs it.</summary>
    public static readonly Guid SkillsFile = new("0197a000-0000-7000-8000-0000000000bc");

    /// <summary>A vacancy in O's unit.</summary>
    public static readonly Guid SkillsOpening = new("0197a000-0000-7000-8000-0000000000bd");
}
