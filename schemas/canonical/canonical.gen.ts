/** Types of schemas/canonical/index.openapi.json; written by `npm run gen`. */

export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        School: components["schemas"]["school.schema"];
        Building: components["schemas"]["building.schema"];
        AcademicYear: components["schemas"]["academic-year.schema"];
        Period: components["schemas"]["period.schema"];
        CalendarDay: components["schemas"]["calendar-day.schema"];
        Bell: components["schemas"]["bell.schema"];
        Class: components["schemas"]["class.schema"];
        Group: components["schemas"]["group.schema"];
        Subject: components["schemas"]["subject.schema"];
        Curriculum: components["schemas"]["curriculum.schema"];
        PlanItem: components["schemas"]["plan-item.schema"];
        Staff: components["schemas"]["staff.schema"];
        Pupil: components["schemas"]["pupil.schema"];
        Guardian: components["schemas"]["guardian.schema"];
        Enrolment: components["schemas"]["enrolment.schema"];
        Teaching: components["schemas"]["teaching.schema"];
        TimetableSlot: components["schemas"]["timetable-slot.schema"];
        AccountActivity: components["schemas"]["account-activity.schema"];
        Lesson: components["schemas"]["lesson.schema"];
        AttendanceTaken: components["schemas"]["attendance-taken.schema"];
        Attendance: components["schemas"]["attendance.schema"];
        Work: components["schemas"]["work.schema"];
        Mark: components["schemas"]["mark.schema"];
        Homework: components["schemas"]["homework.schema"];
        Excuse: components["schemas"]["excuse.schema"];
        Message: components["schemas"]["message.schema"];
        EntryLog: components["schemas"]["entry-log.schema"];
        TermMark: components["schemas"]["term-mark.schema"];
        SummaryRegister: components["schemas"]["summary-register.schema"];
        Attestation: components["schemas"]["attestation.schema"];
        Document: components["schemas"]["document.schema"];
        Contact: components["schemas"]["contact.schema"];
        ProblemAndSolution: components["schemas"]["problem-and-solution.schema"];
        /**
         * School
         * @description A school (образовательная организация): the node under which everything counts. S3 ev. 19; S1 rows 1, 2, 11; OneRoster org of type school; Ed-Fi School.
         */
        "school.schema": {
            /** @description Vendor's id of the school; unique inside one source. OneRoster org.sourcedId. */
            id: string;
            /** @description Short name, public. S3 ev. 19; OneRoster org.name; Ed-Fi ShortNameOfInstitution. */
            name: string;
            /** @description Full name as in the charter, public. S3 ev. 19; Ed-Fi NameOfInstitution. */
            fullName?: string;
            /** @description Kind of organisation in the vendor's words (школа, лицей, гимназия). S3 2.1; Ed-Fi SchoolType. */
            type?: string;
            /** @description Whether it has the status of a legal entity (юридическое лицо). S3 2.1. */
            legalEntity?: boolean;
            /** @description Code of the region, e.g. "36" for the Voronezh region. S3; OneRoster org of type state. */
            region?: string;
            /** @description Name or vendor’s id of the municipality (МОУО). S3 ev. 18; OneRoster org of type district; Ed-Fi LocalEducationAgency. */
            municipality?: string;
            /**
             * Format: oktmo
             * @description ОКТМО of the municipality, 8 or 11 digits. S3 ev. 18; requirements.md §8.4.
             */
            municipalityOktmo?: string;
            /**
             * Format: inn
             * @description ИНН, 10 digits (12 of a sole trader), check digits hold. requirements.md §8.4.
             */
            inn?: string;
            /**
             * Format: ogrn
             * @description ОГРН, 13 digits (15 of a sole trader), check digit holds. requirements.md §8.4.
             */
            ogrn?: string;
            /**
             * Format: kpp
             * @description КПП, nine signs. requirements.md §8.4.
             */
            kpp?: string;
            /**
             * Format: oktmo
             * @description ОКТМО of the place, 8 or 11 digits. requirements.md §8.4.
             */
            oktmo?: string;
            /** @description ОКАТО, up to 11 digits; superseded by ОКТМО, kept where a vendor tells only it. requirements.md §8.4. */
            okato?: string;
            /** @description Postal address, public. F34; Ed-Fi EducationOrganizationAddress. */
            address?: string;
            /** @description Address of the official site. S1 row 11. */
            site?: string;
            /** @description Whether the site has the link for parents to the diary. S4 §3.4; S1 row 11; O23. */
            siteLink?: boolean;
            /** @description Pseudonym of the head (директор). S3 ev. 19; FR-27. */
            headId?: string;
            /** @description Pseudonym of the person responsible for the journal. S1 row 1; S0 R3. */
            journalResponsibleId?: string;
            /** @description IANA name of the time zone, e.g. "Europe/Moscow"; the source’s setting where absent. §6. */
            zone?: string;
            /** @description Number of shifts (смены). FR-11. */
            shifts?: number;
            /** @description Journal system of the school, e.g. "dnevnik-ru"; one a school-year, or a declared mix. F16; R4 row 2. */
            system?: string;
        };
        /**
         * Building
         * @description A building or branch of a school; a branch is reported apart. F34; OneRoster org of type local.
         */
        "building.schema": {
            /** @description Vendor's id of the building. §5.1. */
            id: string;
            /**
             * @description A branch (филиал) has its own reports. F34.
             * @enum {string}
             */
            kind?: "building" | "branch";
            /** @description Name, public. OneRoster org.name. */
            name?: string;
            /** @description Id of the school it belongs to. OneRoster org.parent. */
            schoolId?: string;
            /** @description Postal address, public. F34. */
            address?: string;
        };
        /**
         * Academic year
         * @description An academic year, 1 September to 31 August; periods lie inside. FG academYear; S2; OneRoster academicSession of type schoolYear; Ed-Fi SchoolYear.
         */
        "academic-year.schema": {
            /** @description Vendor's id of the year. §5.1. */
            id: string;
            /** @description Name, e.g. "2026/27". FG academYear. */
            name?: string;
            /**
             * Format: date
             * @description First day. OneRoster academicSession.startDate.
             */
            from: string;
            /**
             * Format: date
             * @description Last day, included. OneRoster academicSession.endDate.
             */
            to: string;
        };
        /**
         * Study period
         * @description A reporting period (четверть, триместр, полугодие, год). Vacations may lie inside it. S2 O8; OneRoster gradingPeriod; Ed-Fi GradingPeriod.
         */
        "period.schema": {
            /** @description Vendor's id of the period. §5.1. */
            id: string;
            /**
             * @description Kind of period; no federal act fixes it. S2 O8.
             * @enum {string}
             */
            kind: "quarter" | "trimester" | "half-year" | "year" | "module";
            /** @description Number inside the year, from 1. Ed-Fi PeriodSequence. */
            number?: number;
            /** @description Name, public, e.g. "1 четверть". OneRoster academicSession.title. */
            name: string;
            /**
             * Format: date
             * @description First day. OneRoster academicSession.startDate.
             */
            from: string;
            /**
             * Format: date
             * @description Last day, included. OneRoster academicSession.endDate.
             */
            to: string;
            /** @description Id of the academic year. OneRoster academicSession.parent. */
            yearId?: string;
            /** @description Classes that learn by it; absent: all. §5.1. */
            classIds?: string[];
        };
        /**
         * Calendar day
         * @description Days of the calendar that are alike: taught, free, or taught by another day’s timetable. A day that no calendar-day names follows the timetable. FR-11; Ed-Fi CalendarDate.
         */
        "calendar-day.schema": {
            /** @description Vendor's id, or the kind and the first day. §5.1. */
            id: string;
            /**
             * Format: date
             * @description First day. Ed-Fi CalendarDate.Date.
             */
            from: string;
            /**
             * Format: date
             * @description Last day, included; equal to `from` for one day. FR-11.
             */
            to: string;
            /**
             * @description instructional: lessons are held (also where the week says none); holiday: none (vacation, public holiday); replacement: taught by the timetable of `followsWeekday`. FR-11; Ed-Fi CalendarEventDescriptor.
             * @enum {string}
             */
            kind: "instructional" | "holiday" | "replacement";
            /** @description Name, public, e.g. "Осенние каникулы". FR-11. */
            name?: string;
            /** @description replacement: weekday whose timetable is followed, 1 Monday – 7 Sunday. FR-11. */
            followsWeekday?: number;
            /** @description Classes it holds for (additional vacations of grade 1); absent: all. FR-11. */
            classIds?: string[];
        };
        /**
         * Bell
         * @description Begin and end of one lesson number. Limits of homework need the end of the last lesson. S2 O3; Ed-Fi ClassPeriod.MeetingTime.
         */
        "bell.schema": {
            /** @description Vendor's id, or schedule and number. §5.1. */
            id: string;
            /** @description Name of the bell schedule. FR-11. */
            name?: string;
            /** @description Lesson number; 0 stands before the first bell. O3; §5.1. */
            number: number;
            /** @description Begin, local "HH:MM". O3; Ed-Fi ClassPeriod.MeetingTime.StartTime. */
            startsAt: string;
            /** @description End, local "HH:MM"; not before the begin. O3; Ed-Fi ClassPeriod.MeetingTime.EndTime. */
            endsAt: string;
            /** @description Shift (смена) it rings for; absent: all. FR-11; §5.1. */
            shift?: number;
            /** @description Classes it rings for; absent: all. FR-11. */
            classIds?: string[];
            /** @description Weekdays it rings on, 1 Monday – 7 Sunday; absent: all. FR-11. */
            weekdays?: number[];
        };
        /**
         * Class
         * @description A class (класс). S2 O16; S1 row 8; OneRoster class of type homeroom; Ed-Fi Section; FG class{class, grade}.
         */
        "class.schema": {
            /** @description Vendor's id of the class; often another every year. §5.1. */
            id: string;
            /** @description Name, e.g. "8Б"; names of the class list are replaced by ▒. FG class.class; OneRoster class.title. */
            name: string;
            /** @description Grade (параллель), 1–12; 0: preparatory. Grade 1 learns without marks. FG class.grade; OneRoster class.grades. */
            grade?: number;
            /** @description Letter or index inside the grade. FG class.class; §5.1. */
            letter?: string;
            /** @description Id of the academic year. OneRoster class.terms. */
            yearId?: string;
            /** @description Pseudonym of the class teacher (классный руководитель); set by 5 September. S2 O9, O16. */
            teacherId?: string;
            /** @description Profile of upper grades in the vendor’s words; names of the class list are replaced by ▒. §5.1. */
            profile?: string;
            /** @description Shift (смена) it learns in. FR-11. */
            shift?: number;
            /** @description Building it learns in. F34. */
            buildingId?: string;
            /** @description Number of pupils, where the vendor tells a number. I12; §5.2. */
            pupilCount?: number;
        };
        /**
         * Group
         * @description A subgroup of one or more classes, an elective or an individual plan. S2 O17; OneRoster class of type scheduled; Ed-Fi Section.
         */
        "group.schema": {
            /** @description Vendor's id of the group. §5.1. */
            id: string;
            /** @description Name; names of the class list are replaced by ▒. OneRoster class.title. */
            name: string;
            /** @description Parent classes; its members are among theirs. S2 O17. */
            classIds: string[];
            /**
             * @description Kind of group; electives may stay on paper (O18). S2 O17, §4.9.
             * @enum {string}
             */
            kind: "subgroup" | "elective" | "individual-plan";
            /** @description Subject that is taught in it. OneRoster class.course. */
            subjectId?: string;
            /** @description Pseudonym of the teacher. S2 O17. */
            teacherId?: string;
            /** @description Pseudonyms of its members, where the vendor tells them. FR-10; Ed-Fi StudentSectionAssociation. */
            pupilIds?: string[];
        };
        /**
         * Subject
         * @description A subject as the school names it. FR-09; OneRoster course; Ed-Fi Course.
         */
        "subject.schema": {
            /** @description Vendor's id of the subject. §5.1. */
            id: string;
            /** @description Name in the school’s words; names of the class list are replaced by ▒. OneRoster course.title. */
            name: string;
            /** @description Abbreviation; names of the class list are replaced by ▒. §5.1. */
            shortName?: string;
            /** @description Code from mappings/codes/subjects.csv; absent: a local subject, on the work-list of `svod codes unknown`. OneRoster course.subjectCodes. */
            subject?: string;
            /** @description Name in the federal list, where the vendor tells it. §5.1. */
            federalName?: string;
            /** @description Subject area (предметная область); names of the class list are replaced by ▒. Ed-Fi AcademicSubject. */
            area?: string;
            /** @description Taught without marks (ОРКСЭ): no denominator of marks counts it. F27. */
            unmarked?: boolean;
        };
        /**
         * Curriculum line
         * @description Hours of one subject in one class (строка учебного плана). FR-09, §7.2; Ed-Fi CourseOffering.InstructionalTimePlanned.
         */
        "curriculum.schema": {
            /** @description Vendor's id, or class and subject. §5.1. */
            id: string;
            /** @description Id of the class. §5.1. */
            classId: string;
            /** @description Id of the subject. §5.1. */
            subjectId: string;
            /** @description Lessons a week; halves occur (every other week). §7.2 N1. */
            hoursAWeek: number;
            /** @description Lessons a year. §7.4. */
            hoursAYear?: number;
        };
        /**
         * Plan item
         * @description An item of the calendar-thematic plan (КТП): what a lesson’s topic refers to. S2 O7; FR-09.
         */
        "plan-item.schema": {
            /** @description Vendor's id of the item. §5.1. */
            id: string;
            /** @description Id of the plan it belongs to. §5.1. */
            planId?: string;
            /** @description Id of the class; absent: the plan serves a whole grade. §5.1. */
            classId?: string;
            /** @description Id of the group, where the plan is a group’s. §5.1. */
            groupId?: string;
            /** @description Id of the subject. §5.1. */
            subjectId?: string;
            /** @description Pseudonym of the teacher. S2 O7. */
            teacherId?: string;
            /** @description Order inside the plan, from 1. O7; §5.1. */
            number: number;
            /** @description Section of the plan; names of the class list are replaced by ▒. O7; §5.1. */
            section?: string;
            /** @description Topic; names of the class list are replaced by ▒. S2 O7. */
            topic?: string;
            /** @description Planned lessons. FR-09. */
            hours?: number;
            /**
             * Format: date
             * @description Planned day of the lesson, where the plan has one. FR-09.
             */
            plannedOn?: string;
        };
        /**
         * Staff member
         * @description A teacher or another member of the staff; a pseudonym, names are never kept. O9, O21; S1 row 13; OneRoster user with role teacher; Ed-Fi Staff.
         */
        "staff.schema": {
            /** @description Pseudonym "st-…", made of the vendor’s id with the key of the store. §5.1. */
            id: string;
            /** @description Roles in the journal. FR-17; OneRoster user.roles. */
            roles?: ("teacher" | "class-teacher" | "head" | "deputy" | "administrator" | "specialist" | "other")[];
            /** @description Position (должность); names of the class list are replaced by ▒. §5.1. */
            position?: string;
            /** @description Whether the person works at the school now. O9. */
            active?: boolean;
            /**
             * Format: date
             * @description First day at the school. O9; Ed-Fi StaffEducationOrganizationAssignmentAssociation.BeginDate.
             */
            from?: string;
            /**
             * Format: date
             * @description Last day at the school, included. O9.
             */
            to?: string;
            /** @description Subjects that the person may teach. §5.1. */
            subjectIds?: string[];
            /** @description Whether an account was issued. S1 row 12; I3. */
            hasAccount?: boolean;
            /** @description Which required fields are filled in; values are never kept. S1 row 9; I4; R11. */
            has?: {
                /** @description A last name is filled in. I4; R11. */
                lastName?: boolean;
                /** @description A first name is filled in. I4; R11. */
                firstName?: boolean;
                /** @description A middle name is filled in. I4; R11. */
                middleName?: boolean;
                /** @description A birth date is filled in. I4; R11. */
                birthDate?: boolean;
                /** @description The sex is filled in. I4; R11. */
                sex?: boolean;
                /** @description A СНИЛС is filled in. I4; R11. */
                snils?: boolean;
                /** @description An e-mail address is filled in. I4; R11. */
                email?: boolean;
                /** @description A telephone number is filled in. I4; R11. */
                phone?: boolean;
            };
        };
        /**
         * Pupil
         * @description A pupil; a pseudonym, personal data are never kept, health data not even as presence. O10, FR-12; F22; OneRoster user with role student; Ed-Fi Student.
         */
        "pupil.schema": {
            /** @description Pseudonym "pu-…", made of the vendor’s id with the key of the store. §5.1. */
            id: string;
            /** @description Class the pupil is in now, where the vendor tells it with the pupil. FR-12. */
            classId?: string;
            /** @description Which required fields are filled in; values are never kept. S1 row 9; I4; R11; F22. */
            has: {
                /** @description A last name is filled in. I4; R11. */
                lastName?: boolean;
                /** @description A first name is filled in. I4; R11. */
                firstName?: boolean;
                /** @description A middle name is filled in. I4; R11. */
                middleName?: boolean;
                /** @description A birth date is filled in. I4; R11. */
                birthDate?: boolean;
                /** @description The sex is filled in. I4; R11. */
                sex?: boolean;
                /** @description A СНИЛС is filled in. I4; R11. */
                snils?: boolean;
                /** @description An ESIA account id is filled in. I4; R11. */
                esia?: boolean;
                /** @description An identity document is filled in. I4; R11. */
                document?: boolean;
                /** @description A citizenship is filled in. I4; R11. */
                citizenship?: boolean;
                /** @description At least one parent or representative is named. I4; R11. */
                guardian?: boolean;
                /** @description An account was issued. I4; R11. */
                account?: boolean;
            };
        };
        /**
         * Guardian
         * @description A parent or legal representative with regard to the journal; a pseudonym. S2 O20; S1 rows 8, 12, 14; OneRoster user with role parent or guardian; Ed-Fi Contact.
         */
        "guardian.schema": {
            /** @description Pseudonym "gu-…", made of the vendor’s id with the key of the store. §5.1. */
            id: string;
            /** @description Pseudonyms of the pupils represented; at least one is due. OneRoster user.agentSourcedIds. */
            pupilIds?: string[];
            /**
             * @description Relation to the pupils. Ed-Fi StudentContactAssociation.Relation.
             * @enum {string}
             */
            relation?: "mother" | "father" | "guardian" | "trustee" | "other";
            /** @description A written application was accepted. S1 row 8; S2 O20. */
            application?: boolean;
            /** @description Consent was given; due before the account. S2 O20; S1 §10. */
            consent?: boolean;
            /**
             * Format: date
             * @description Day of the consent. S2 O20.
             */
            consentOn?: string;
            /**
             * @description State of the account. S1 rows 12, 14; I2, I3.
             * @enum {string}
             */
            account?: "none" | "issued" | "activated";
        };
        /**
         * Enrolment
         * @description A pupil’s time in a class (зачисление, перевод, выбытие). FR-12; F22; OneRoster enrollment; Ed-Fi StudentSchoolAssociation.
         */
        "enrolment.schema": {
            /** @description Vendor's id, or pupil and class. §5.1. */
            id: string;
            /** @description Pseudonym of the pupil. OneRoster enrollment.user. */
            pupilId: string;
            /** @description Id of the class. OneRoster enrollment.class. */
            classId: string;
            /** @description Groups inside the class that the pupil learns in. FR-10. */
            groupIds?: string[];
            /**
             * Format: date
             * @description First day; absent: from the begin of the year. OneRoster enrollment.beginDate.
             */
            from?: string;
            /**
             * Format: date
             * @description Last day, included, not before `from`; absent: to the end of the year. OneRoster enrollment.endDate.
             */
            to?: string;
            /**
             * @description archived: the pupil has left the class. FR-12.
             * @enum {string}
             */
            state: "active" | "archived";
            /** @description Number of the order of enrolment. FR-12. */
            orderNumber?: string;
            /** @description Number of the order of leaving. FR-12. */
            exitOrderNumber?: string;
            /** @description Reason of enrolment in the vendor’s words; names of the class list are replaced by ▒. Ed-Fi EntryType. */
            entryReason?: string;
            /** @description Reason of leaving in the vendor’s words; names of the class list are replaced by ▒. Ed-Fi ExitWithdrawType. */
            exitReason?: string;
            /**
             * @description Form of education: очная, очно-заочная, заочная, семейное образование, самообразование. 273-ФЗ art. 17.
             * @enum {string}
             */
            form?: "full-time" | "part-time" | "correspondence" | "family" | "self";
        };
        /**
         * Teaching
         * @description Who teaches what to whom. O9; I1, I9; Ed-Fi StaffSectionAssociation.
         */
        "teaching.schema": {
            /** @description Vendor's id, or class or group, subject and teacher. §5.1. */
            id: string;
            /** @description Id of the class; a teaching has a class, a group, or both. §5.1; Ed-Fi StaffSectionAssociation. */
            classId?: string;
            /** @description Id of the group. §5.1. */
            groupId?: string;
            /** @description Id of the subject. §5.1. */
            subjectId: string;
            /** @description Pseudonym of the teacher. OneRoster enrollment with role teacher. */
            teacherId: string;
            /** @description Lessons a week. §7.2 N1. */
            hoursAWeek?: number;
            /**
             * Format: date
             * @description First day; absent: from the begin of the year. §5.1.
             */
            from?: string;
            /**
             * Format: date
             * @description Last day, included; absent: to the end of the year. §5.1.
             */
            to?: string;
        };
        /**
         * Timetable slot
         * @description A lesson that stands in the weekly timetable: what must be held on each day of instruction. S2 O9, O10; FR-11; SIF TimeTableCell.
         */
        "timetable-slot.schema": {
            /** @description Vendor's id of the slot. §5.1. */
            id: string;
            /** @description Id of the class (of the first one, for a group that spans classes). §5.1. */
            classId: string;
            /** @description Id of the group, where a group is taught apart. §5.1. */
            groupId?: string;
            /** @description Id of the subject. §5.1. */
            subjectId?: string;
            /** @description Name of the subject in the school’s words; names of the class list are replaced by ▒. FR-11. */
            subjectName?: string;
            /** @description 1 Monday – 7 Sunday. FR-11. */
            weekday: number;
            /** @description Lesson number; 0 stands before the first bell. FR-11. */
            number: number;
            /** @description Shift (смена). FR-11. */
            shift?: number;
            /**
             * @description Which ISO weeks it is taught in; absent: all. FR-11.
             * @enum {string}
             */
            weeks?: "all" | "odd" | "even";
            /**
             * Format: date
             * @description First day it holds; absent: from the begin of the year. O10; FR-11.
             */
            from?: string;
            /**
             * Format: date
             * @description Last day it holds, included; absent: to the end of the year. O10; FR-11.
             */
            to?: string;
            /** @description Pseudonym of the teacher. FR-11. */
            teacherId?: string;
            /** @description Room; names of the class list are replaced by ▒. FG classroom. */
            room?: string;
        };
        /**
         * Account activity
         * @description What is known of one account: issued, activated, last used. Counts only leave the gateway. S1 rows 12–14; S3; I1–I3; Caliper SessionEvent.
         */
        "account-activity.schema": {
            /** @description Id of the account, or the pseudonym of its owner. §5.1. */
            id: string;
            /** @description Pseudonym of the owner. §5.1. */
            ownerId?: string;
            /**
             * @description Whose account it is. S1 row 12.
             * @enum {string}
             */
            role: "pupil" | "staff" | "guardian";
            /** @description Class it counts under ("with classes"). S1 rows 12, 14. */
            classId?: string;
            /**
             * Format: date-time
             * @description When login and password were issued, UTC. S1 row 12.
             */
            issuedAt?: string;
            /**
             * Format: date-time
             * @description When it was activated, UTC. S1 row 14.
             */
            activatedAt?: string;
            /**
             * Format: date-time
             * @description Last sign-in, UTC. S1 row 13.
             */
            lastSignInAt?: string;
            /** @description Whether it was activated, where no moment is told. S1 row 14. */
            activated?: boolean;
            /** @description Whether it is blocked; entries after a reported loss are void. S2 O19. */
            blocked?: boolean;
        };
        /**
         * Lesson
         * @description A lesson (урок) that stands in the journal on the day of the sheet. S2 O2; FR-01, FR-02; FG lesson; Ed-Fi Section × ClassPeriod × CalendarDate.
         */
        "lesson.schema": {
            /** @description Vendor's id of the lesson. FG lesson.id. */
            id: string;
            /** @description Lesson number of the day; 0 stands before the first bell. FR-01; §8.3. */
            number: number;
            /** @description Vendor's id of the subject. FG lesson.subject. */
            subjectId?: string;
            /** @description Name of the subject in the school’s words; names of the class list are replaced by ▒. FG lesson.subject. */
            subjectName: string;
            /** @description Code from mappings/codes/subjects.csv; absent: a local subject. OneRoster course.subjectCodes. */
            subject?: string;
            /** @description Pseudonym of the teacher. FR-01. */
            teacherId?: string;
            /** @description Pseudonym of the teacher who was replaced (замена). FR-02. */
            substituteForId?: string;
            /** @description Subject that was replaced, in the school’s words; names of the class list are replaced by ▒. FG lesson.insteadOf. */
            insteadOf?: string;
            /** @description Id of the group; absent: the whole class. S2 O17. */
            groupId?: string;
            /** @description Begin, local "HH:MM". FG lesson.period.start. */
            startsAt?: string;
            /** @description End, local "HH:MM". S2 O3; FG lesson.period.end. */
            endsAt?: string;
            /** @description Room; names of the class list are replaced by ▒. FG lesson.classroom. */
            room?: string;
            /**
             * @description held: held or to be held; nothing is due of the other two. FR-01.
             * @enum {string}
             */
            status: "held" | "cancelled" | "moved";
            /**
             * Format: date
             * @description moved: the day it was moved to. §5.2.
             */
            movedTo?: string;
            /** @description Held at a distance. FG lesson.distant. */
            distance?: boolean;
            /** @description Shift (смена). FR-11. */
            shift?: number;
            /**
             * @description Whether there is a topic; a filler ("-", "не указана") is blank. Absent: the vendor cannot tell. S2 O7.
             * @enum {string}
             */
            topicState?: "present" | "blank";
            /** @description Topic; names of the class list are replaced by ▒. Only where the class list is known. S2 O7; FG lesson.topic. */
            topic?: string;
            /**
             * Format: date-time
             * @description When the topic was entered, where the vendor tells it apart from the lesson: an instant in whole seconds, UTC. S2 O7; §5.2.
             */
            topicEnteredAt?: string;
            /** @description Item of the calendar-thematic plan (КТП). S2 O7; FR-09. */
            planItemId?: string;
            /** @description Hours it counts for. FR-09. */
            hours?: number;
            /**
             * Format: date-time
             * @description When it was entered, as the vendor tells it: an instant in whole seconds, UTC (requirements.md §8.6). Absent: the vendor does not tell; our own readings bound it. S2 O2–O8; Ed-Fi LastModifiedDate.
             */
            enteredAt?: string;
        };
        /**
         * Attendance taken
         * @description Somebody entered who was there: tells "all present" from "not entered". S2 O2; Ed-Fi SectionAttendanceTakenEvent.
         */
        "attendance-taken.schema": {
            /** @description Equal to `lessonId`. §5.2. */
            id: string;
            /** @description Id of the lesson. §5.2. */
            lessonId: string;
            /** @description Pseudonym of who took it. S2 O2. */
            teacherId?: string;
            /** @description Number of pupils present. §5.2. */
            presentCount?: number;
            /**
             * Format: date-time
             * @description When it was entered, as the vendor tells it: an instant in whole seconds, UTC (requirements.md §8.6). Absent: the vendor does not tell; our own readings bound it. S2 O2–O8; Ed-Fi LastModifiedDate.
             */
            enteredAt?: string;
        };
        /**
         * Attendance
         * @description What was entered of one pupil’s presence at one lesson. S2 O2; FR-05; FG lesson.attendance; Ed-Fi StudentSectionAttendanceEvent; SIF StudentPeriodAttendance.
         */
        "attendance.schema": {
            /** @description "<lessonId>/<pupilId>". §5.2. */
            id: string;
            /** @description Id of the lesson. §5.2. */
            lessonId: string;
            /** @description Pseudonym of the pupil. §5.2. */
            pupilId: string;
            /**
             * @description requirements.md §8.1. "ill" is health data and never leaves: outside it is "excused". An unknown code is quarantined, never read as present.
             * @enum {string}
             */
            status: "present" | "absent" | "ill" | "excused" | "unexcused" | "late" | "exempt";
            /** @description The vendor’s own code, trimmed. §8.1. */
            rawStatus: string;
            /** @description Code of the reason in the regional dictionary, where the vendor tells one. FR-05; Ed-Fi AttendanceEventReason. */
            reason?: string;
            /** @description Minutes late. §5.2. */
            minutesLate?: number;
            /** @description Excuse document it follows from. §5.2. */
            excuseId?: string;
            /** @description There is a comment; its text is never kept. §5.2. */
            commentPresent?: boolean;
            /**
             * Format: date-time
             * @description When it was entered, as the vendor tells it: an instant in whole seconds, UTC (requirements.md §8.6). Absent: the vendor does not tell; our own readings bound it. S2 O2–O8; Ed-Fi LastModifiedDate.
             */
            enteredAt?: string;
        };
        /**
         * Work
         * @description A kind of work for which marks are given (вид работ). S2 O7; F31; OneRoster lineItem and category; Ed-Fi GradebookEntry.
         */
        "work.schema": {
            /** @description Vendor's id of the work. OneRoster lineItem.sourcedId. */
            id: string;
            /** @description Id of the lesson. §5.2. */
            lessonId?: string;
            /**
             * @description Kind in our words; absent: the vendor’s kind is on the work-list of `svod codes unknown`. S2 O7; OneRoster lineItem.category.
             * @enum {string}
             */
            kind?: "homework" | "lesson-work" | "control" | "test" | "dictation" | "composition" | "laboratory" | "practical" | "independent" | "oral" | "creative" | "project" | "examination" | "by-heart" | "other";
            /** @description Kind in the vendor’s words; names of the class list are replaced by ▒. S2 O7. */
            kindName: string;
            /** @description Title; names of the class list are replaced by ▒. OneRoster lineItem.title. */
            title?: string;
            /** @description Weight of its marks in the average. P4. */
            weight?: number;
            /** @description Counts as a control work (оценочная процедура). F31, §7.4. */
            control?: boolean;
            /** @description Done by the whole class. F31, §7.4. */
            wholeClass?: boolean;
            /** @description Minutes it takes; from 30 on it counts for the assessment load. F31. */
            durationMinutes?: number;
            /** @description Mark scale. FR-06; OneRoster scoreScale. */
            scale?: string;
            /** @description Most points, where it is marked by points. OneRoster lineItem.resultValueMax. */
            maxPoints?: number;
            /**
             * Format: date
             * @description Day it is due. OneRoster lineItem.dueDate.
             */
            dueDate?: string;
            /**
             * Format: date-time
             * @description When it was entered, as the vendor tells it: an instant in whole seconds, UTC (requirements.md §8.6). Absent: the vendor does not tell; our own readings bound it. S2 O2–O8; Ed-Fi LastModifiedDate.
             */
            enteredAt?: string;
        };
        /**
         * Mark
         * @description A current mark of one pupil. S2 O5–O7; FR-06; FG lesson.score; OneRoster result; Ed-Fi StudentGradebookEntry.
         */
        "mark.schema": {
            /** @description Vendor's id, or work and pupil. OneRoster result.sourcedId. */
            id: string;
            /** @description Id of the work. OneRoster result.lineItem. */
            workId?: string;
            /** @description Id of the lesson. FG lesson.score; §5.2. */
            lessonId?: string;
            /** @description Pseudonym of the pupil. OneRoster result.student. */
            pupilId: string;
            /** @description As the vendor writes it, trimmed: "4-", "зач". OneRoster result.textScore; FG score.code. */
            rawValue: string;
            /** @description Number of it, the sign dropped ("4-" is 4); absent where it has none ("н/а"). OneRoster result.score. */
            value?: number;
            /** @description Mark scale, e.g. "five-point". FR-06; FG scoreSystem. */
            scale: string;
            /** @description Weight in the average; the work’s where absent. P4; FG score.weight. */
            weight?: number;
            /** @description Whether it counts in the average; true where absent. P4. */
            countsInAverage?: boolean;
            /** @description A debt ("точка", dutyMark): a mark that is still owed. §8.2. */
            debt?: boolean;
            /** @description There is a comment; its text is never kept. §5.2. */
            commentPresent?: boolean;
            /**
             * Format: date
             * @description Day the vendor says it was set. §8.6.
             */
            setOn?: string;
            /** @description Pseudonym of who set it. §5.2. */
            teacherId?: string;
            /** @description Set after a reported loss of credentials: void. S2 O19. */
            void?: boolean;
            /** @description Points by criterion (СОР, СОЧ). F35; OneRoster scoreScale. */
            criteria?: {
                /** @description Section or criterion; names of the class list are replaced by ▒. F35. */
                section?: string;
                /** @description Points given; not more than the most. F35. */
                points: number;
                /** @description Most points. F35. */
                maxPoints?: number;
            }[];
            /**
             * Format: date-time
             * @description When it was entered, as the vendor tells it: an instant in whole seconds, UTC (requirements.md §8.6). Absent: the vendor does not tell; our own readings bound it. S2 O2–O8; Ed-Fi LastModifiedDate.
             */
            enteredAt?: string;
        };
        /**
         * Homework
         * @description What was set at a lesson, or the explicit word that nothing was. S2 O3, O4, O7; FR-03, FR-04; FG lesson.homework; OneRoster lineItem of category homework.
         */
        "homework.schema": {
            /** @description Vendor's id of the homework. §5.2. */
            id: string;
            /** @description Id of the lesson it was given at. S2 O3. */
            lessonId: string;
            /**
             * Format: date
             * @description Day it is due. OneRoster lineItem.dueDate.
             */
            dueDate?: string;
            /** @description Lesson it is due at. §5.2. */
            dueLessonId?: string;
            /**
             * @description none: an explicit "без задания", counts as entered; blank: a filler, counts as missing. S2 O3, O4.
             * @enum {string}
             */
            state: "present" | "none" | "blank";
            /** @description Text; names of the class list are replaced by ▒. Only where it is present and the class list is known. S2 O4. */
            text?: string;
            /**
             * @description For the whole class, or for single pupils. S2 O7.
             * @enum {string}
             */
            kind: "general" | "individual";
            /** @description individual: pseudonyms of whom it is for. S2 O7. */
            pupilIds?: string[];
            /** @description Number of attachments; they are not fetched. §5.2. */
            attachmentCount?: number;
            /**
             * Format: date-time
             * @description When it was entered, as the vendor tells it: an instant in whole seconds, UTC (requirements.md §8.6). Absent: the vendor does not tell; our own readings bound it. S2 O2–O8; Ed-Fi LastModifiedDate.
             */
            enteredAt?: string;
        };
        /**
         * Excuse document
         * @description A document that excuses absence (справка, заявление); turns unexcused into excused afterwards, both versions stay. Ed-Fi AttendanceEventReason.
         */
        "excuse.schema": {
            /** @description Vendor's id of the document. §5.2. */
            id: string;
            /** @description Pseudonym of the pupil. §5.2. */
            pupilId: string;
            /**
             * Format: date
             * @description First day it excuses. Ed-Fi AttendanceEventReason; §5.2.
             */
            from: string;
            /**
             * Format: date
             * @description Last day it excuses, included. §5.2.
             */
            to: string;
            /**
             * @description Kind of document. "medical" is health data and never leaves. §0.13; §5.2.
             * @enum {string}
             */
            kind?: "medical" | "family" | "official" | "other";
            /**
             * Format: date
             * @description Day of the document. §5.2.
             */
            issuedOn?: string;
            /**
             * Format: date-time
             * @description When it was entered, as the vendor tells it: an instant in whole seconds, UTC (requirements.md §8.6). Absent: the vendor does not tell; our own readings bound it. S2 O2–O8; Ed-Fi LastModifiedDate.
             */
            enteredAt?: string;
        };
        /**
         * Message
         * @description A comment or message to parents, pupils or staff: counts only, never its text. S2 O15; S3 ev. 17; FR-13.
         */
        "message.schema": {
            /** @description Vendor's id of the message. §5.2. */
            id: string;
            /**
             * @description Kind of message. S2 §1.5; 273-ФЗ art. 28 (поощрения).
             * @enum {string}
             */
            kind: "message" | "comment" | "remark" | "encouragement" | "notice";
            /** @description Pseudonym of the sender. §5.2. */
            fromId?: string;
            /**
             * @description Whom it is for. S3 ev. 17.
             * @enum {string}
             */
            toRole?: "pupil" | "staff" | "guardian" | "class" | "school";
            /** @description Number of recipients. §5.2. */
            recipientCount?: number;
            /** @description Number of recipients who read it. §5.2. */
            readCount?: number;
            /** @description Lesson it speaks of. §5.2. */
            lessonId?: string;
            /**
             * Format: date-time
             * @description When it was sent, UTC. §5.2.
             */
            sentAt?: string;
            /**
             * Format: date-time
             * @description When it was first read, UTC. §5.2.
             */
            readAt?: string;
            /**
             * Format: date-time
             * @description When it was entered, as the vendor tells it: an instant in whole seconds, UTC (requirements.md §8.6). Absent: the vendor does not tell; our own readings bound it. S2 O2–O8; Ed-Fi LastModifiedDate.
             */
            enteredAt?: string;
        };
        /**
         * Entry-log line
         * @description A line of the vendor’s own log of entries and corrections (журнал доступа). S0 O12, O22; FR-19; NetSchool journal-access report F28.
         */
        "entry-log.schema": {
            /** @description Vendor's id of the line. §5.2. */
            id: string;
            /**
             * @description Kind of record it speaks of; absent where the vendor does not tell. FR-19.
             * @enum {string}
             */
            entity?: "lesson" | "attendance-taken" | "attendance" | "work" | "mark" | "homework" | "excuse" | "message" | "term-mark";
            /** @description Id of the record. FR-19. */
            recordId?: string;
            /** @description Lesson it speaks of. FR-19. */
            lessonId?: string;
            /**
             * @description What was done. FR-19.
             * @enum {string}
             */
            action: "added" | "changed" | "withdrawn" | "opened";
            /** @description Name of the field that was changed. FR-19. */
            field?: string;
            /** @description Old value, trimmed; names of the class list are replaced by ▒. FR-19. */
            before?: string;
            /** @description New value, trimmed; names of the class list are replaced by ▒. FR-19. */
            after?: string;
            /** @description Pseudonym of who did it. FR-19. */
            byId?: string;
            /**
             * Format: date-time
             * @description When, UTC. FR-19.
             */
            at: string;
            /** @description A reason is given; its text is never kept. §5.2. */
            reasonPresent?: boolean;
            /** @description Done after a reported loss of credentials: void. S2 O19. */
            void?: boolean;
            /**
             * Format: date-time
             * @description When it was entered, as the vendor tells it: an instant in whole seconds, UTC (requirements.md §8.6). Absent: the vendor does not tell; our own readings bound it. S2 O2–O8; Ed-Fi LastModifiedDate.
             */
            enteredAt?: string;
        };
        /**
         * Term mark
         * @description A period, year, exam, final or behaviour mark, or the word that stands for it. S2 O8; R15; FR-07; Ed-Fi Grade; OneRoster result with gradingPeriod.
         */
        "term-mark.schema": {
            /** @description Vendor's id, or pupil, subject, period and kind. §5.2. */
            id: string;
            /** @description Pseudonym of the pupil. §5.2. */
            pupilId: string;
            /** @description Vendor's id of the subject. §5.2. */
            subjectId?: string;
            /** @description Name of the subject in the school’s words; names of the class list are replaced by ▒. FG lesson.subject. */
            subjectName?: string;
            /** @description Code from mappings/codes/subjects.csv; absent: a local subject. OneRoster course.subjectCodes. */
            subject?: string;
            /** @description Id of the period; absent for year and final marks where the vendor has none. Ed-Fi GradingPeriod. */
            periodId?: string;
            /**
             * @description What it sums up. Year follows from periods; behaviour is given by the class teacher in grades 1–8 (F32). R15.
             * @enum {string}
             */
            kind: "period" | "year" | "exam" | "final" | "behaviour";
            /**
             * @description промежуточная or итоговая. S2 2.8–2.9.
             * @enum {string}
             */
            attestation?: "interim" | "final";
            /** @description As the vendor writes it, trimmed: "4", "ОСВ". S2 O8. */
            rawValue: string;
            /** @description Number of it; absent where it has none. S2 O8; §8.2. */
            value?: number;
            /**
             * @description ОСВ, Н/А, зачёт, незачёт, А/З (академическая задолженность), НПА (не прошёл промежуточную аттестацию); of behaviour marks образцовое, удовлетворительное, неудовлетворительное. S2 O8; F32; F36.
             * @enum {string}
             */
            outcome?: "exempt" | "not-attested" | "passed" | "failed" | "academic-debt" | "not-passed" | "exemplary" | "satisfactory" | "unsatisfactory";
            /** @description Mark scale, e.g. "five-point"; of behaviour marks the variant of the region (F32). FR-06. */
            scale: string;
            /** @description Average of the current marks as the vendor shows it beside. A7; P4. */
            average?: number;
            /**
             * Format: date
             * @description Day the vendor says it was set. S2 O8.
             */
            setOn?: string;
            /** @description Pseudonym of who set it. S2 O8. */
            teacherId?: string;
            /** @description Set after a reported loss of credentials: void. S2 O19. */
            void?: boolean;
            /**
             * Format: date-time
             * @description When it was entered, as the vendor tells it: an instant in whole seconds, UTC (requirements.md §8.6). Absent: the vendor does not tell; our own readings bound it. S2 O2–O8; Ed-Fi LastModifiedDate.
             */
            enteredAt?: string;
        };
        /**
         * Summary register
         * @description The summary register of a class (сводная ведомость): regenerated on change, frozen at the end of the year. R15; S2 app. 2 §2.9–2.11, 3.2; Ed-Fi ReportCard.
         */
        "summary-register.schema": {
            /** @description Vendor's id, or class and year. §5.2. */
            id: string;
            /** @description Id of the class. §5.2. */
            classId: string;
            /** @description Id of the academic year. §5.2. */
            yearId?: string;
            /**
             * @description frozen: the year’s journal is closed; archived: passed to the archive. S2 §2.11.
             * @enum {string}
             */
            state: "open" | "frozen" | "archived";
            /**
             * Format: date-time
             * @description When it was made, UTC. R15.
             */
            generatedAt?: string;
            /** @description Number of pupils in it. R15. */
            pupilCount?: number;
            /** @description Number of subjects in it. R15. */
            subjectCount?: number;
            /** @description Number of marks in it. R15. */
            markCount?: number;
            /** @description Digest of its content, hex. FR-21; O11. */
            hash?: string;
            /** @description Digest of the register before it: the chain that shows a change. FR-21; O11. */
            previousHash?: string;
            /** @description Pseudonym of who signed it. R15. */
            signedById?: string;
            /**
             * Format: date-time
             * @description When it was passed to the archive, UTC. S2 §2.11.
             */
            archivedAt?: string;
            /**
             * Format: date-time
             * @description When it was entered, as the vendor tells it: an instant in whole seconds, UTC (requirements.md §8.6). Absent: the vendor does not tell; our own readings bound it. S2 O2–O8; Ed-Fi LastModifiedDate.
             */
            enteredAt?: string;
        };
        /**
         * Attestation
         * @description A declared fact with a document behind it: what no journal can prove. The chain is cumulative. S1 R4; FR-20, FR-24, FR-26, FR-27.
         */
        "attestation.schema": {
            /** @description Id of the attestation. §5.1. */
            id: string;
            /** @description What it declares: a requirement, an obligation, a row of the adoption report ("R4-6.1") or an indicator. S1 app. 2; schemas/requirements/. */
            requirement: string;
            /** @description What is declared, in words; names of the class list are replaced by ▒. S1 rows 2, 7, 15. */
            value?: string;
            /** @description Share, in per cent. S1 rows 6, 8–10, 13, 14. */
            percent?: number;
            /** @description Yes or no. S1 row 11. */
            yes?: boolean;
            /** @description Classes it holds for ("with classes"). S1 rows 8, 12, 14. */
            classIds?: string[];
            /** @description Documents behind it. S1 rows 3–5. */
            documentIds?: string[];
            /**
             * Format: date
             * @description Day of the declaration. R4.
             */
            on: string;
            /** @description Pseudonym of who declared it; responsible persons stand in `contact`. S1 row 1. */
            byId?: string;
            /**
             * Format: date
             * @description First day it holds. §5.1.
             */
            validFrom?: string;
            /**
             * Format: date
             * @description Last day it holds, included; absent: until superseded. §5.1.
             */
            validTo?: string;
            /** @description Attestation it takes the place of. S1 §9 (cumulative). */
            supersedes?: string;
        };
        /**
         * Document
         * @description A local act or another document that is referred to (реквизиты). S0 §5.3; S1 rows 3–5.
         */
        "document.schema": {
            /** @description Id of the document. §5.1. */
            id: string;
            /**
             * @description Kind of document. S1 rows 3–5.
             * @enum {string}
             */
            type: "order" | "regulation" | "plan" | "act" | "job-description" | "application" | "certificate" | "letter" | "other";
            /** @description Number. S1 rows 3–5. */
            number?: string;
            /**
             * Format: date
             * @description Day of the document; not in the future. §5.1.
             */
            date?: string;
            /** @description Title, public. S1 rows 4, 5. */
            title: string;
            /** @description Address at which it was published. §5.1. */
            url?: string;
        };
        /**
         * Contact
         * @description A responsible person whom the orders name: the only person kept by name. S0 R3; S1 row 1; S3 ev. 18.
         */
        "contact.schema": {
            /** @description Id of the contact. §5.1. */
            id: string;
            /**
             * @description What the person answers for. S0 R3; FR-27.
             * @enum {string}
             */
            role: "head" | "journal-responsible" | "municipality-responsible" | "region-responsible" | "support";
            /** @description Full name (ФИО). S0 R3. */
            name: string;
            /** @description Position (должность). S0 R3. */
            position?: string;
            /** @description E-mail address. S0 R3. */
            email?: string;
            /** @description Telephone. S0 R3. */
            phone?: string;
            /**
             * Format: date
             * @description First day of the responsibility. S0 R3.
             */
            from?: string;
            /**
             * Format: date
             * @description Last day of the responsibility, included. S0 R3.
             */
            to?: string;
        };
        /**
         * Problem and solution
         * @description A row of the problems table of the adoption report (проблема – решение полностью, частично). S1 app. 2; R4.
         */
        "problem-and-solution.schema": {
            /** @description Id of the row. R4. */
            id: string;
            /** @description What is wrong; names of the class list are replaced by ▒. S1 app. 2. */
            problem: string;
            /** @description What was done; names of the class list are replaced by ▒. S1 app. 2. */
            solution?: string;
            /**
             * @description How far it is solved. S1 app. 2.
             * @enum {string}
             */
            state?: "full" | "partial" | "none";
            /**
             * Format: date
             * @description Day of the row. R4.
             */
            on?: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
