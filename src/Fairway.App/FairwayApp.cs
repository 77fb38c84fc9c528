using Fairway.App.Accounts;
using Fairway.App.Api;
using Fairway.App.Appraisals;
using Fairway.App.Calendar;
using Fairway.App.Feedback;
using Fairway.App.Learning;
using Fairway.App.Notices;
using Fairway.App.Operations;
using Fairway.App.Privacy;
using Fairway.App.Probation;
using Fairway.App.Promotions;
using Fairway.App.Promotions.Exercise;
using Fairway.App.Provisioning;
using Fairway.App.Reclassification;
using Fairway.App.Recognition;
using Fairway.App.ReportsBoard;
using Fairway.App.Results;
using Fairway.App.Service;
using Fairway.App.Skills;
using Fairway.App.Support;
using Fairway.App.Training;
using Fairway.App.Transparency;
using Fairway.App.Underperformance;
using Microsoft.Extensions.DependencyInjection;

namespace Fairway.App;

/// <summary>All use cases. The composition root adds the database, the clock and the policies.</summary>
public static class FairwayApp
{
    public static IServiceCollection AddFairwayApp(this IServiceCollection services) =>
        services
            .AddAccounts()
            .AddApi()
            .AddAppraisals()
            .AddCalendar()
            .AddFeedback()
            .AddFeedbackReports()
            .AddLearning()
            .AddNotices()
            .AddOperations()
            .AddPrivacy()
            .AddProbation()
            .AddPromotions()
            .AddCareerExercises()
            .AddProvisioning()
            .AddRecognition()
            .AddReportsBoard()
            .AddResults()
            .AddService()
            .AddSkills()
            .AddSupport()
            .AddReclassification()
            .AddTraining()
            .AddTransparency()
            .AddUnderperformance();
}
