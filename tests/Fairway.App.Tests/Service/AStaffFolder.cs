using System.Text;
using Fairway.App.Policies;
using Fairway.App.Service.Files;
using Fairway.Rules.Service;
using NodaTime;

namespace Fairway.App.Tests.Service;

/// <summary>
/// A staff folder on disk, gone when the test is over. It starts valid: a department with its chief and two units; a test changes
/// what it is about.
/// </summary>
internal sealed class AStaffFolder : IDisposable
{
    public static readonly LocalDate Today = new(2026, 3, 2);
    public static readonly GradeScale Grades = PolicyLibrary.Load(PolicyLibrary.Shipped).PolicyAt(Today).Service.Grades;

    public AStaffFolder()
    {
        Write("officials.csv", Officials);
        Write("service.csv", Service);
        Write("units.csv", Units);
    }

    public const string Officials = """
        staff_id,family_name,given_names,email,sex,date_of_birth,nationality,language,entry_on_duty,probation,personal_promotion_on
        1001,Nguyễn,Thị Mai,mai@example.org,F,1968-02-29,VN,en,1999-04-01,no,
        1002,O'Connor,Séamus,seamus@example.org,M,1971-07-12,IE,en,2004-09-01,no,
        1003,"Muñoz, hija",Ana,ana@example.org,F,1985-11-03,CL,es,2019-01-15,no,
        1004,Diallo,Awa,awa@example.org,F,1990-05-20,SN,fr,2025-06-01,,

        """;

    public const string Service = """
        staff_id,from,to,organization,status,category,grade,contract,funding,duty_station,unit,post,recruitment,population
        1001,1999-04-01,2009-12-31,ILO,active,P,P4,FT,RB,Bangkok,HQ,Economist,international,
        1001,2010-01-01,,ILO,active,D,D1,WLT,RB,Geneva,HQ,Director,international,
        1002,2004-09-01,,ILO,active,P,P5,WLT,RB,Geneva,OPS,Chief,international,
        1003,2012-01-01,2018-12-31,UNICEF,active,FS,FS-5,,,Santiago,,,,
        1003,2019-01-15,,ILO,active,P,P3,FT,TC,Geneva,OPS,Officer,international,
        1004,2025-06-01,,ILO,active,GS,G5,FT,RB,Geneva,HQ,Assistant,local,

        """;

    public const string Units = """
        unit,parent,name,kind,responsible_chief
        HQ,,Department,department,1001
        OPS,HQ,Operations,unit,1002
        DEV,HQ,Development,unit,

        """;

    public string Path { get; } = Directory.CreateTempSubdirectory("fairway-folder-").FullName;

    public AStaffFolder Write(string file, string text, Encoding? encoding = null)
    {
        File.WriteAllText(System.IO.Path.Combine(Path, file), text.ReplaceLineEndings("\n"), encoding ?? new UTF8Encoding(false));
        return this;
    }

    public AStaffFolder Change(string file, string from, string to)
    {
        var text = File.ReadAllText(System.IO.Path.Combine(Path, file));
        text.ShouldContain(from);
        return Write(file, text.Replace(from, to, StringComparison.Ordinal));
    }

    public AStaffFolder Append(string file, string line) => Write(file, File.ReadAllText(System.IO.Path.Combine(Path, file)) + line + "\n");

    public StaffFolderReading Read(bool skipInvalid = false) =>
        StaffFolder.Read(
            Path,
            new StaffFolderOptions
            {
                Grades = Grades,
                Today = Today,
                SkipInvalid = skipInvalid,
            }
        );

    public string[] Mistakes() => [.. Read().Mistakes.Select(m => m.ToString())];

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
