using Fairway.App.Accounts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Fairway.App.Learning;

/// <summary>How far a reader is in a course.</summary>
/// <param name="Course">The course, in their language.</param>
/// <param name="Read">Whether each chapter is read.</param>
/// <param name="Right">How many questions of the check they last answered rightly; null: not tried.</param>
public sealed record CourseView(Course Course, IReadOnlyList<bool> Read, int? Right)
{
    public int ChaptersRead => Read.Count(read => read);

    public bool IsDone => ChaptersRead == Course.Chapters.Length && Right == Course.Questions.Length;
}

/// <summary>Short courses with progress (LE-1), kept for the reader alone as <see cref="Plays"/> are.</summary>
public sealed class Courses(FairwayDb db, LearningLibrary library, IClock clock)
{
    public async Task<IReadOnlyList<CourseView>> ListAsync(Reader reader, CancellationToken stop = default)
    {
        var progress = await db.CourseProgress.AsNoTracking().Where(p => p.AccountId == reader.AccountId).ToListAsync(stop);
        return [.. library.Courses(reader.Language).Select(course => View(course, progress.FirstOrDefault(p => p.Course == course.Code)))];
    }

    public async Task<CourseView?> FindAsync(Reader reader, string code, CancellationToken stop = default) =>
        library.CourseOf(code, reader.Language) is { } course
            ? View(
                course,
                await db.CourseProgress.AsNoTracking().SingleOrDefaultAsync(p => p.AccountId == reader.AccountId && p.Course == code, stop)
            )
            : null;

    /// <summary>Marks a chapter (from 1) as read.</summary>
    public Task<bool> ReadAsync(Reader reader, string code, int chapter, CancellationToken stop = default) =>
        library.CourseOf(code, reader.Language) is { } course && chapter >= 1 && chapter <= course.Chapters.Length
            ? KeepAsync(reader, code, progress => progress.ChaptersRead |= 1L << (chapter - 1), stop)
            : Task.FromResult(false);

    /// <summary>Keeps how the check went: the place of the answer to each question, null where none was given.</summary>
    public async Task<int?> AnswerAsync(Reader reader, string code, IReadOnlyList<int?> answers, CancellationToken stop = default)
    {
        if (library.CourseOf(code, reader.Language) is not { } course)
        {
            return null;
        }

        var right = course.Questions.Where((question, place) => place < answers.Count && answers[place] == question.Right).Count();
        await KeepAsync(reader, code, progress => progress.Right = right, stop);
        return right;
    }

    private async Task<bool> KeepAsync(Reader reader, string code, Action<CourseProgress> change, CancellationToken stop)
    {
        var progress = await db.CourseProgress.SingleOrDefaultAsync(p => p.AccountId == reader.AccountId && p.Course == code, stop);
        if (progress is null)
        {
            db.CourseProgress.Add(
                progress = new CourseProgress
                {
                    AccountId = reader.AccountId,
                    Course = code,
                    ChaptersRead = 0,
                    ChangedAt = clock.GetCurrentInstant(),
                }
            );
        }

        change(progress);
        progress.ChangedAt = clock.GetCurrentInstant();
        await db.SaveChangesAsync(stop);
        return true;
    }

    private static CourseView View(Course course, CourseProgress? progress) =>
        new(course, [.. course.Chapters.Select((_, place) => ((progress?.ChaptersRead ?? 0) >> place & 1) == 1)], progress?.Right);
}
